import { checkKebab, constantOf, sentence } from "./names.ts";
import { type Ground, type Plan, Refusal } from "./plan.ts";

const connectorText = (vendor: string, name: string): string => `
import { connector } from "@nexus-os/contracts";

/** What Nexus and ${sentence(vendor)} have to do with each other. */
export const ${name} = connector("${vendor}", {
  title: "${sentence(vendor)}",
  summary: "Speaks to ${sentence(vendor)}.",
  hosts: [],
  credential: "apiKey",
  actions: {},
  triggers: {},
});
`;

const testText = (name: string): string => `
import { NOUNS } from "@nexus-os/contracts";
import { checkContracts } from "@nexus-os/contracts/schema";
import { expect, test } from "vitest";
import { ${name} } from "./connector.ts";

test("what the connector declares is whole: it names the hosts that it speaks to", () => {
  expect(checkContracts({ nouns: NOUNS, connectors: [${name}] })).toEqual([]);
});

test("it does what its vendor's documentation says", () => {
  expect.unreachable(
    "Decide which actions people need and which news the vendor tells, declare them, and hold each against answers that the vendor documents.",
  );
});
`;

/** A connector to one vendor: what it declares, and the test of it. */
export function connectorPlan(ground: Ground, vendor: string): Plan {
  checkKebab(vendor, "vendor");
  const folder = `server/src/connectors/${vendor}`;
  if (ground.has(folder)) throw new Refusal(`"${vendor}" is taken: it stands in ${folder}.`);
  const name = `${constantOf(vendor)}Connector`;
  return {
    made: {
      [`${folder}/connector.ts`]: connectorText(vendor, name),
      [`${folder}/connector.test.ts`]: testText(name),
    },
    changed: {},
    run: [],
    next: [
      `Say in ${folder}/connector.ts which hosts it may speak to, how it proves who it is, what it does and what it tells.`,
      `Make ${folder}/connector.test.ts true: npx vitest run --project server connectors/${vendor}`,
      "Nothing calls a connector yet: its actions get a runner once there is one.",
    ],
  };
}
