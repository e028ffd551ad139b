import { join } from "node:path";
import type { Config } from "./config.ts";
import type { MailSettings } from "./core/mail/mail.ts";
import { outbox } from "./core/mail/outbox.ts";
import { smtp } from "./core/mail/smtp.ts";
import { MAIL_TEMPLATES } from "./modules/admin/mails/templates.ts";

/** How mail leaves this house: by its mail server, or into the data folder where there is none. */
export function mailOf({ mail, dataDir }: Config): MailSettings {
  const transport = mail.server ? smtp(mail.server) : outbox(join(dataDir, "outbox"));
  return { transport, from: mail.from, templates: MAIL_TEMPLATES };
}
