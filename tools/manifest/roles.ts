import { NOUNS, OPERATIONS, ROLES } from "@nexus-os/contracts";

const HEAD = `# Who may do what

Computed from the contracts by \`npm run manifest\`: every operation, and whose role allows it. What has no \`yes\` is refused, and so is what is not here. Where no role has one, Nexus alone does it. A role of an organization's own is made from a part of these.
`;

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The table of roles, department by department. */
export function rolesTable(): string {
  const departments = Map.groupBy(OPERATIONS.values(), ({ noun }) => NOUNS[noun]?.department ?? "everywhere");
  const tables = [...departments].sort().map(([department, operations]) => {
    const rows = operations
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ name, roles }) => row([`\`${name}\``, ...ROLES.map((role) => (roles.includes(role) ? "yes" : ""))]));
    const head = [row(["operation", ...ROLES]), row(["---", ...ROLES.map(() => "---")])];
    return `## ${department}\n\n${[...head, ...rows].join("\n")}\n`;
  });
  return [HEAD, ...tables].join("\n");
}
