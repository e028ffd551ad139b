import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { plainJob } from "../../testkit/job-forms.ts";
import { jobWorker } from "../../testkit/job-process.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import { nextDue } from "./cron.ts";
import { jobQueue } from "./queue.ts";
import { type CatchUp, type Schedule, schedules } from "./schedules.ts";
import { sealsOf } from "./seals.ts";

describe("when a cron expression is due", () => {
  function dues(cron: string, zone: string, from: string, count: number): string[] {
    const found: string[] = [];
    let moment = new Date(from);
    for (let index = 0; index < count; index += 1) {
      moment = nextDue(cron, zone, moment) as Date;
      found.push(moment.toISOString().slice(0, 16));
    }
    return found;
  }

  test("is the next time that there is, where the clocks skip it in spring", () => {
    // Berlin, 28 March 2027: after 01:59 comes 03:00.
    expect(dues("30 2 * * *", "Europe/Berlin", "2027-03-27T12:00:00Z", 2)).toEqual([
      "2027-03-28T01:00",
      "2027-03-29T00:30",
    ]);
    // Lord Howe Island, 3 October 2027: after 01:59 comes 02:30, half an hour later.
    expect(dues("15 2 * * *", "Australia/Lord_Howe", "2027-10-02T00:00:00Z", 2)).toEqual([
      "2027-10-02T15:30",
      "2027-10-03T15:15",
    ]);
  });

  test("is once, where the clocks show it twice in autumn", () => {
    expect(dues("30 2 * * *", "Europe/Berlin", "2027-10-30T12:00:00Z", 2)).toEqual([
      "2027-10-31T00:30",
      "2027-11-01T01:30",
    ]);
    expect(dues("30 2 * * *", "Europe/Berlin", "2027-10-31T00:45:00Z", 1)).toEqual(["2027-11-01T01:30"]);
    expect(dues("45 1 * * *", "Australia/Lord_Howe", "2027-04-03T00:00:00Z", 2)).toEqual([
      "2027-04-03T14:45",
      "2027-04-04T15:15",
    ]);
  });

  test("is every hour that passes, where every hour is named", () => {
    const hours = ["2027-10-30T23:00", "2027-10-31T00:00", "2027-10-31T01:00", "2027-10-31T02:00"];
    expect(dues("0 * * * *", "Europe/Berlin", "2027-10-30T22:30:00Z", 4)).toEqual(hours);
  });

  test("is refused where it or its zone means nothing", () => {
    expect(() => nextDue("every day", "UTC", new Date())).toThrow(/not valid/);
    expect(() => nextDue("0 0 * * *", "Nowhere/There", new Date())).toThrow(/not valid/);
  });
});

describe.each(DATABASES)("schedules on $dialect", ({ fresh }) => {
  let url: string;
  let world: World;
  let company: Company;

  beforeAll(async () => {
    url = await fresh();
    world = await aWorld({ url, jobs: [plainJob] });
  });
  afterAll(() => world.close());

  /** A process that ticks: a scheduler of its own, with a clock that the test sets. */
  async function aScheduler(at: string) {
    let now = new Date(at);
    const clock = () => now;
    const make = () =>
      schedules({ database: world.database, queue: jobQueue([plainJob], clock, sealsOf(world.core.keys)), clock });
    let own = make();
    return {
      set: (schedule: Schedule) => world.database.transaction((tx) => own.set(tx, schedule)),
      at: async (moment: string) => {
        now = new Date(moment);
        while (await own.tick());
      },
      restart: () => {
        own = make();
      },
    };
  }

  async function aSchedule(cron: string, catchUp: CatchUp = "one", zone = "Europe/Berlin"): Promise<Schedule> {
    company = await world.company();
    return { organization: company.id, id: "nightly", job: "tests.plain", cron, zone, catchUp };
  }

  /** The moments that jobs were begun for. */
  async function begun(): Promise<string[]> {
    const rows = await world.database.all("SELECT idempotency_key FROM job_runs WHERE organization_id=?", [company.id]);
    return rows.map((row) => (row["idempotency_key"] as string).slice("schedule nightly ".length, -8)).sort();
  }

  test("begin one job for each moment, however often is looked", async () => {
    const process = await aScheduler("2027-01-01T12:00:00Z");
    await process.set(await aSchedule("0 9 * * *"));
    for (const moment of ["01T13:00", "02T07:59", "02T08:00", "02T08:00", "02T20:00", "03T08:01"]) {
      await process.at(`2027-01-${moment}:00Z`);
    }
    expect(await begun()).toEqual(["2027-01-02T08:00", "2027-01-03T08:00"]);
  });

  test.each([
    ["one", ["2027-01-01T13:00", "2027-01-01T18:00"]],
    ["all", ["13", "14", "15", "16", "17", "18"].map((hour) => `2027-01-01T${hour}:00`)],
    ["none", ["2027-01-01T18:00"]],
  ] as const)("after a time without any process begin %s of what was missed", async (catchUp, expected) => {
    const process = await aScheduler("2027-01-01T12:30:00Z");
    await process.set(await aSchedule("0 * * * *", catchUp, "UTC"));
    process.restart();
    await process.at("2027-01-01T17:30:00Z");
    process.restart();
    await process.at("2027-01-01T18:00:10Z");
    expect(await begun()).toEqual(expected);
  });

  test("miss nothing and repeat nothing when the clock is set forward and back", async () => {
    const process = await aScheduler("2027-01-01T12:30:00Z");
    await process.set(await aSchedule("0 * * * *", "one", "UTC"));
    await process.at("2027-01-01T13:00:00Z");
    // An hour back: what was begun is not begun again.
    await process.at("2027-01-01T12:15:00Z");
    await process.at("2027-01-01T13:00:00Z");
    // A year forward by mistake, and back: what comes is not waited for until then.
    await process.at("2028-01-01T00:30:00Z");
    await process.at("2027-01-01T13:30:00Z");
    for (const hour of ["14", "15"]) await process.at(`2027-01-01T${hour}:00:00Z`);
    // Begun for the year that did not pass was the first moment of it, and that is not begun again.
    expect(await begun()).toEqual(["2027-01-01T13:00", "2027-01-01T14:00", "2027-01-01T15:00"]);
  });

  test.each([
    ["spring, Berlin", "Europe/Berlin", "30 2 * * *", "2027-03-27T12:00", ["2027-03-28T01:00", "2027-03-29T00:30"]],
    ["autumn, Berlin", "Europe/Berlin", "30 2 * * *", "2027-10-30T12:00", ["2027-10-31T00:30", "2027-11-01T01:30"]],
    [
      "spring, Lord Howe",
      "Australia/Lord_Howe",
      "15 2 * * *",
      "2027-10-02T00:00",
      ["2027-10-02T15:30", "2027-10-03T15:15"],
    ],
    [
      "autumn, Lord Howe",
      "Australia/Lord_Howe",
      "45 1 * * *",
      "2027-04-03T00:00",
      ["2027-04-03T14:45", "2027-04-04T15:15"],
    ],
  ])("tick right through two days of %s, with a restart every hour", async (_, zone, cron, from, expected) => {
    const process = await aScheduler(`${from}:00Z`);
    await process.set(await aSchedule(cron, "one", zone));
    for (let quarter = 0; quarter < 176; quarter += 1) {
      if (quarter % 4 === 0) process.restart();
      await process.at(new Date(Date.parse(`${from}:00Z`) + quarter * 900_000).toISOString());
    }
    expect(await begun()).toEqual(expected);
  });

  test("can be changed, put aside and removed", async () => {
    const process = await aScheduler("2027-01-01T12:00:00Z");
    const schedule = await aSchedule("0 9 * * *");
    await process.set(schedule);
    await process.set({ ...schedule, enabled: false });
    await process.at("2027-01-02T12:00:00Z");
    // What fell into the time that it was put aside was not wanted.
    await process.set(schedule);
    await process.at("2027-01-02T13:00:00Z");
    expect(await begun()).toEqual([]);
    await process.set({ ...schedule, cron: "30 13 * * *", zone: "UTC" });
    await process.at("2027-01-02T13:30:00Z");
    expect(await begun()).toEqual(["2027-01-02T13:30"]);
    await world.core.jobs.unschedule(company.id, "nightly");
    await process.at("2027-01-03T13:30:00Z");
    expect(await begun()).toHaveLength(1);
  });

  test("of three processes begin each moment once, though two of them are killed", { timeout: 60_000 }, async () => {
    const schedule = { ...(await aSchedule("* * * * * *", "all", "UTC")), id: "nightly" };
    await world.core.jobs.schedule(schedule);
    const children = Array.from({ length: 3 }, () => jobWorker(world, url));
    await expect.poll(async () => (await begun()).length, { timeout: 20_000 }).toBeGreaterThan(1);
    for (const child of children.slice(0, 2)) {
      child.kill("SIGKILL");
      await once(child, "close");
    }
    const before = (await begun()).length;
    await expect.poll(async () => (await begun()).length, { timeout: 20_000 }).toBeGreaterThan(before + 2);
    const [, , last] = children;
    last?.kill("SIGTERM");
    if (last) expect(await once(last, "close")).toEqual([0, null]);
    await world.core.jobs.unschedule(company.id, "nightly");
    const rows = await world.database.all("SELECT idempotency_key FROM job_runs WHERE organization_id=?", [company.id]);
    const seconds = rows.map((row) => Date.parse((row["idempotency_key"] as string).slice(-24))).sort((a, b) => a - b);
    const gaps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
    expect(new Set(gaps)).toEqual(new Set([1000]));
  });
});
