import { permissionsOf, ROLES, type Role } from "@nexus-os/contracts";
import { selectField } from "@nexus-os/ui";
import type { TemplateResult } from "lit";

/** The roles that may do no more than somebody with these permissions: nobody gives more. */
export function rolesWithin(permissions: readonly string[]): readonly Role[] {
  const own = new Set(permissions);
  return ROLES.filter((role) => [...permissionsOf(role)].every((operation) => own.has(operation)));
}

/** The choice of a role, with what it is for. */
export function roleField(says: {
  readonly label: string;
  readonly value: Role;
  readonly among: readonly Role[];
  readonly name: (role: Role) => string;
  readonly purpose: (role: Role) => string;
  readonly change: (role: Role) => void;
}): TemplateResult {
  const { label, value, among, name, purpose, change } = says;
  return selectField({
    ...{ key: "role", label, value, help: purpose(value), change: (chosen) => change(chosen as Role) },
    choices: among.map((role) => ({ value: role, label: name(role) })),
  });
}
