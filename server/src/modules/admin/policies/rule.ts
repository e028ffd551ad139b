import { OPERATIONS, policies } from "@nexus-os/contracts";
import { rule } from "../../../core/implement.ts";

export const policiesRule = rule(policies, ({ operation, escalateAfter, escalateTo, hours }) => {
  const promise = OPERATIONS.get(operation);
  // What Nexus alone does keeps its own books: an approval of it would need one itself.
  const isAct = promise?.kind === "mutation" && promise.noun !== "approvals" && promise.roles.length > 0;
  return [
    ...(isAct ? [] : ["operation: must be an act, as deals.move is one"]),
    ...((escalateAfter === null) === (escalateTo === null) ? [] : ["escalateAfter: goes together with escalateTo"]),
    ...(escalateAfter !== null && escalateAfter >= hours ? ["escalateAfter: must be less than hours"] : []),
  ];
});
