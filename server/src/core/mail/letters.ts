import type { Database } from "../database/database.ts";
import { keyOfRecord } from "../journal/values.ts";
import { seal, unseal } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Rendered } from "./template.ts";
import type { Delivery } from "./transport.ts";

/** Which mail. */
export interface MailId {
  readonly organization: string;
  readonly id: string;
}

/** How far the sending of a mail came, whichever process did it. */
export interface Attempt {
  readonly begunAt: string | null;
  readonly delivery: Delivery | null;
}

const placeOf = ({ organization, id }: MailId): string => `letter|${organization}|${id}`;

/** What mails say, sealed with the keys of their records, and whether somebody has begun to send them. */
export function letters(database: Database, keys: SubjectKeys) {
  async function keyOf({ organization, id }: MailId): Promise<Uint8Array | null> {
    return keyOfRecord(database, keys, { organization, noun: "mails", record: id });
  }

  return {
    /** Keeps what a mail says. Told again, it keeps what was said first. */
    keep: async (mail: MailId, letter: Rendered): Promise<void> => {
      const key = await keyOf(mail);
      if (!key) throw new Error("a letter without a mail");
      const sealed = seal(key, JSON.stringify(letter), placeOf(mail));
      const ignore =
        database.dialect === "sqlite" ? "ON CONFLICT DO NOTHING" : "ON DUPLICATE KEY UPDATE mail_id=mail_id";
      await database.transaction((tx) =>
        tx.run(`INSERT INTO mail_letters (organization_id, mail_id, sealed) VALUES (?,?,?) ${ignore}`, [
          ...[mail.organization, mail.id, sealed],
        ]),
      );
    },

    /** What a mail says; null where it was erased, or is not written yet. */
    read: async (mail: MailId): Promise<Rendered | null> => {
      const row = await database.get("SELECT sealed FROM mail_letters WHERE organization_id=? AND mail_id=?", [
        ...[mail.organization, mail.id],
      ]);
      const key = row && (await keyOf(mail));
      if (!row || !key) return null;
      return JSON.parse(unseal(key, row["sealed"] as Uint8Array, placeOf(mail)).toString("utf8")) as Rendered;
    },

    attempt: async ({ organization, id }: MailId): Promise<Attempt> => {
      const row = await database.get(
        "SELECT begun_at, delivery FROM mail_letters WHERE organization_id=? AND mail_id=?",
        [...[organization, id]],
      );
      const delivery = (row?.["delivery"] ?? null) as string | null;
      return {
        begunAt: (row?.["begun_at"] ?? null) as string | null,
        delivery: delivery === null ? null : (JSON.parse(delivery) as Delivery),
      };
    },

    /** One of several who begin at the same time has begun. */
    begin: async ({ organization, id }: MailId, now: string): Promise<void> => {
      const { changes } = await database.transaction((tx) =>
        tx.run("UPDATE mail_letters SET begun_at=? WHERE organization_id=? AND mail_id=? AND begun_at IS NULL", [
          ...[now, organization, id],
        ]),
      );
      if (changes === 0) throw new Error("Somebody else sends this mail");
    },

    /** Writes down what an attempt came to. After one that nobody can have, another may begin. */
    settle: async ({ organization, id }: MailId, delivery: Delivery): Promise<void> => {
      const again = delivery.state === "deferred";
      await database.transaction((tx) =>
        tx.run(
          `UPDATE mail_letters SET delivery=?${again ? ", begun_at=NULL" : ""} WHERE organization_id=? AND mail_id=?`,
          [...[again ? null : JSON.stringify(delivery), organization, id]],
        ),
      );
    },
  };
}
