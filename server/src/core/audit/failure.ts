/** A journal, or what was signed of it, is not what it was. */
export class AuditError extends Error {
  override readonly name = "AuditError";
  readonly organization: string;
  readonly why: string;

  constructor(organization: string, why: string) {
    super(`The journal of ${organization} cannot be trusted: ${why}. Run nexus audit verify, and see docs/audit.md.`);
    this.organization = organization;
    this.why = why;
  }
}
