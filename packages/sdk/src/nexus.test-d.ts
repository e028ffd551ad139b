import type { Deal, Job, Page, Session } from "@nexus-os/contracts";
import type { LiveList, Nexus } from "./index.ts";

declare const nexus: Nexus;

nexus.deals.list({ filter: { stage: ["qualify", "won"] }, sort: { by: "name" } }) satisfies Promise<Page<Deal>>;
nexus.deals.move({ id: "a", version: 1, stage: "won" }) satisfies Promise<Deal>;
nexus.deals.import({ file: "a" }) satisfies Promise<Job>;
nexus.members.export({ format: "csv" }) satisfies Promise<Job>;
nexus.session() satisfies Promise<Session>;
nexus.session.current() satisfies Promise<Session>;
nexus.live("deals", { filter: { owner: "id" } }) satisfies LiveList<Deal>;
nexus.t({ hello: "Hello {name}" }, "hello", { name: "Lea" }) satisfies string;

// @ts-expect-error a stage that does not exist
nexus.deals.move({ id: "a", version: 1, stage: "almost" });
// @ts-expect-error a write names the version that it saw
nexus.deals.archive({ id: "a" });
// @ts-expect-error nothing sorts by an amount
nexus.deals.list({ sort: { by: "amount" } });
// @ts-expect-error members are read only
nexus.members.create({});
// @ts-expect-error members are not made from files
nexus.members.import({ file: "a" });
// @ts-expect-error no such noun
nexus.live("orders");
// @ts-expect-error no such message
nexus.t({ hello: "Hello" }, "goodbye");
// @ts-expect-error no such event
nexus.on("weather", () => {});
