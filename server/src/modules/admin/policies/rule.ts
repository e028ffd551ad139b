import { OPERATIONS, policies } from "@nexus-os/contracts";
import { rule } from "../../../core/implement.ts";

export const policiesRule = rule(policies, ({ operation, escalateAfter, escalateTo, hours }) => {
  const promise = OPERATIONS.get(operation);
  const isAct = promise?.kind === "mutation" && promise.noun !== "approvals";
  return [
    ...(isAct ? [] : ["operation: must be an act, as deals.move is one"]),
    ...((escalateAfter === null) === (escalateTo === null) ? [] : ["escalateAfter: goes together with escalateTo"]),
    ...(escalateAfter !== null && escalateAfter >= hours ? ["escalateAfter: must be less than hours"] : []),
  ];
});
