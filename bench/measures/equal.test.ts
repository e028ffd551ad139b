import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { DATABASES } from "../../server/src/testkit/databases.ts";
import { seed } from "../seed.ts";
import { sameAnswers } from "./equal.ts";
import { startLimit, startNexus } from "./services.ts";

test.each(DATABASES)("on $dialect the limit answers as Nexus does", async ({ fresh }) => {
  const [url, master] = [await fresh(), randomBytes(32)];
  const seeded = await seed({ url, master, deals: 400 });
  const place = { url, master: master.toString("base64url"), seeded };
  const nexus = await startNexus(place);
  onTestFinished(() => nexus.program.stop());
  const limit = await startLimit(place);
  onTestFinished(() => limit.program.stop());
  await expect(sameAnswers(limit, nexus)).resolves.toBeUndefined();
});
