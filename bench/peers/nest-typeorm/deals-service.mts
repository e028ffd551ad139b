import { randomUUID } from "node:crypto";
import { Injectable, NotFoundException } from "@nestjs/common";
import { InjectDataSource, InjectRepository } from "@nestjs/typeorm";
import { DataSource, type EntityManager, Repository } from "typeorm";
import { Account, AuditEntry, Deal, Member } from "./entities.mts";
import type { NewDeal } from "./inputs.mts";
import type { Actor } from "./session-guard.mts";

const PAGE = 50;

/** A deal as it is answered. */
function shown(deal: Deal) {
  const { id, version, createdAt, updatedAt, archivedAt, name, account, owner, stage, stageSince } = deal;
  return {
    ...{ id, version, createdAt, updatedAt, archivedAt, name },
    account: { id: account.id, name: account.name },
    owner: { id: owner.id, name: owner.name },
    ...{ stage, stageSince, amount: { minor: Number(deal.amountMinor), currency: deal.amountCurrency } },
    ...{ closeDate: deal.closeDate, nextStep: deal.nextStep, nextStepOn: deal.nextStepOn },
  };
}

@Injectable()
export class DealsService {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @InjectRepository(Deal) private readonly deals: Repository<Deal>,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  /** One statement with two joins. `findOne` with relations, and `take`, would ask two. */
  private joined(organization: string) {
    return this.deals
      .createQueryBuilder("deal")
      .innerJoinAndSelect("deal.account", "account")
      .innerJoinAndSelect("deal.owner", "owner")
      .where("deal.organizationId = :organization", { organization });
  }

  async get({ organization }: Actor, id: string) {
    const deal = await this.joined(organization).andWhere("deal.id = :id", { id }).getOne();
    if (!deal) throw new NotFoundException();
    return shown(deal);
  }

  async list({ organization }: Actor, stages: readonly string[] | undefined, after: string | undefined) {
    const asked = this.joined(organization)
      .andWhere("deal.archivedAt IS NULL")
      .orderBy("deal.stageSince", "DESC")
      .addOrderBy("deal.id", "DESC")
      .limit(PAGE + 1);
    if (stages) asked.andWhere("deal.stage IN (:...stages)", { stages });
    if (after) {
      const [since, id] = JSON.parse(Buffer.from(after, "base64url").toString()) as [string, string];
      asked.andWhere("(deal.stageSince < :since OR (deal.stageSince = :since AND deal.id < :id))", { since, id });
    }
    const found = await asked.getMany();
    const items = found.slice(0, PAGE);
    const last = items.at(-1);
    const more = found.length > PAGE && last;
    const next = more ? Buffer.from(JSON.stringify([last.stageSince, last.id])).toString("base64url") : null;
    return { items: items.map(shown), next };
  }

  /** SQLite has one connection in TypeORM, on which transactions that overlap would end each other. */
  private transaction<T>(act: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.source.options.type === "mysql") return this.source.transaction(act);
    const done = this.last.then(() => this.source.transaction(act));
    this.last = done.catch(() => undefined);
    return done;
  }

  create({ organization, id: actorId }: Actor, given: NewDeal) {
    const [id, at] = [randomUUID(), new Date().toISOString()];
    return this.transaction(async (manager) => {
      const account = await manager.findOneBy(Account, { organizationId: organization, id: given.account });
      const owner = await manager.findOneBy(Member, { organizationId: organization, id: given.owner });
      if (!account || !owner) throw new NotFoundException();
      const row = {
        ...{ organizationId: organization, id, version: 1, createdAt: at, updatedAt: at, archivedAt: null },
        ...{ seal: Buffer.alloc(60, 1), name: given.name, accountId: account.id, ownerId: owner.id, stage: "qualify" },
        ...{ stageSince: at, amountMinor: given.amount.minor, amountCurrency: given.amount.currency },
        ...{
          closeDate: given.closeDate ?? null,
          nextStep: given.nextStep ?? null,
          nextStepOn: given.nextStepOn ?? null,
        },
      };
      // `save` would look for the row first.
      await manager.insert(Deal, row);
      const deal = manager.create(Deal, { ...row, account, owner });
      const entry = { id: randomUUID(), organizationId: organization, at, actorId, operation: "deals.create" };
      await manager.insert(AuditEntry, { ...entry, recordId: id, values: JSON.stringify(given) });
      return shown(deal);
    });
  }
}
