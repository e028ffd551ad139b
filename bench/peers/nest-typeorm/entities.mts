// The tables of Nexus, of which the same rows are read, and a plain table of audit.
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from "typeorm";

@Entity("accounts")
export class Account {
  @PrimaryColumn({ name: "organization_id" })
  organizationId: string;

  @PrimaryColumn()
  id: string;

  @Column()
  name: string;
}

@Entity("members")
export class Member {
  @PrimaryColumn({ name: "organization_id" })
  organizationId: string;

  @PrimaryColumn()
  id: string;

  @Column()
  name: string;
}

@Entity("deals")
export class Deal {
  @PrimaryColumn({ name: "organization_id" })
  organizationId: string;

  @PrimaryColumn()
  id: string;

  @Column()
  version: number;

  @Column({ name: "created_at", type: "varchar" })
  createdAt: string;

  @Column({ name: "updated_at", type: "varchar" })
  updatedAt: string;

  @Column({ name: "archived_at", type: "varchar", nullable: true })
  archivedAt: string | null;

  // Nexus needs something in it; nobody here reads it.
  @Column({ type: "blob", select: false })
  seal: Buffer;

  @Column()
  name: string;

  @Column({ name: "account_id" })
  accountId: string;

  @ManyToOne(() => Account)
  @JoinColumn([
    { name: "organization_id", referencedColumnName: "organizationId" },
    { name: "account_id", referencedColumnName: "id" },
  ])
  account: Account;

  @Column({ name: "owner_id" })
  ownerId: string;

  @ManyToOne(() => Member)
  @JoinColumn([
    { name: "organization_id", referencedColumnName: "organizationId" },
    { name: "owner_id", referencedColumnName: "id" },
  ])
  owner: Member;

  @Column()
  stage: string;

  @Column({ name: "stage_since", type: "varchar" })
  stageSince: string;

  @Column({ name: "amount_minor", type: "int" })
  amountMinor: number;

  @Column({ name: "amount_currency" })
  amountCurrency: string;

  @Column({ name: "close_date", type: "varchar", nullable: true })
  closeDate: string | null;

  @Column({ name: "next_step", type: "varchar", nullable: true })
  nextStep: string | null;

  @Column({ name: "next_step_on", type: "varchar", nullable: true })
  nextStepOn: string | null;
}

@Entity("peer_audit")
export class AuditEntry {
  @PrimaryColumn({ length: 36 })
  id: string;

  @Column({ name: "organization_id", length: 36 })
  organizationId: string;

  @Column({ length: 24 })
  at: string;

  @Column({ name: "actor_id", length: 36 })
  actorId: string;

  @Column({ length: 80 })
  operation: string;

  @Column({ name: "record_id", length: 36 })
  recordId: string;

  @Column({ type: "text" })
  values: string;
}
