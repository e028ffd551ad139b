import type { LocalTimeWritten, Money } from "@nexus-os/contracts";
import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { html } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { staged } from "../fixture/stage.ts";
import { Calendar } from "./calendar.ts";
import { selectField } from "./choice-fields.ts";
import { type DayRange, dateField, dateRangeField } from "./date-fields.ts";
import type { FieldSays } from "./field.ts";
import { moneyField } from "./money-field.ts";
import { numberField } from "./number-fields.ts";
import { emailField, webField } from "./text-fields.ts";
import { instantField, localTimeField } from "./time-fields.ts";

/** A field whose value can be changed from elsewhere too, as a form does that begins anew. */
async function held<V>(first: V, draw: (host: PartHost, says: FieldSays<V>, calendar: Calendar) => unknown) {
  const told: V[] = [];
  const wrongs: (string | null)[] = [];
  let value = first;
  const stage = staged({
    styles: [],
    build: (host) => {
      const calendar = new Calendar(host);
      const change = (next: V): void => {
        told.push(next);
        give(next);
      };
      const says = { key: "one", label: "One", change, unclear: (wrong: string | null) => wrongs.push(wrong) };
      return () => html`${draw(host, { ...says, value }, calendar)}${calendar.render()}`;
    },
  });
  const give = (next: V): void => {
    value = next;
    stage.requestUpdate();
  };
  document.body.append(stage);
  await stage.updateComplete;
  const of = <T extends HTMLElement = HTMLInputElement>(part = ""): T =>
    stage.renderRoot.querySelector<T>(`#field-one${part && `-${part}`}`) as T;
  const settled = async (): Promise<void> => {
    await stage.updateComplete;
    await stage.updateComplete;
  };
  const type = async (text: string, part = ""): Promise<void> => {
    of(part).focus();
    of(part).value = text;
    of(part).dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
  };
  const pick = async (word: string, part = ""): Promise<void> => {
    const select = of<HTMLSelectElement>(part);
    select.value = word;
    select.dispatchEvent(new Event("change"));
    await settled();
  };
  const shown = (): string =>
    [...stage.renderRoot.querySelectorAll<HTMLElement>(".bad-text:not([hidden])")]
      .map((line) => line.textContent)
      .join();
  return { told, wrongs, of, type, pick, shown, settled, give };
}

const BERLIN = "Europe/Berlin";
const moment = (at: string | null) =>
  held<string | null>(at, (host, says, calendar) => instantField(host, calendar, { ...says, timeZone: BERLIN }));
const period = () =>
  held<DayRange>({ from: "2026-05-01", to: "2026-05-31" }, (host, says, calendar) =>
    dateRangeField(host, calendar, says),
  );
const meeting = (value: LocalTimeWritten | null, more: { disabled?: boolean } = {}) =>
  held<LocalTimeWritten | null>(value, (host, says, calendar) =>
    localTimeField(host, calendar, { ...says, ...more, timeZone: BERLIN }),
  );

afterEach(() => document.body.replaceChildren());

describe("what cannot be understood", () => {
  it("is not dropped by an arrow key", async () => {
    const { told, of, type } = await held<number | null>(5, numberField);
    await type("12 or so");
    await sendKeys({ press: "ArrowUp" });
    expect(of().value).to.equal("12 or so");
    expect(told).to.deep.equal([]);
  });

  it("is told as long as one half of a period is, whichever is left", async () => {
    const { wrongs, of, type, shown } = await period();
    await type("soon", "from");
    of("to").focus();
    of("to").blur();
    expect(shown()).to.contain("Enter a day");
    await type("later", "to");
    await type("2026-06-01", "to");
    expect(wrongs.at(-1)).to.contain("Enter a day");
    await type("2026-05-02", "from");
    of("from").blur();
    expect(wrongs.at(-1)).to.equal(null);
    expect(shown()).to.equal("");
    expect(of("from").ariaInvalid).to.equal(null);
  });

  it("keeps a moment in doubt while its other half is typed", async () => {
    const { wrongs, type } = await moment("2026-05-12T07:30:00.000Z");
    await type("soon", "day");
    await type("17:00", "time");
    expect(wrongs.at(-1)).to.contain("Enter a day");
  });

  it("is a time that the clocks leave out: it is kept and said, until either half is another", async () => {
    const { told, wrongs, of, type, shown } = await moment("2026-03-29T07:30:00.000Z");
    await type("02:30", "time");
    of("time").blur();
    expect(of("time").value).to.equal("2:30 AM");
    expect(shown()).to.contain("leave this time out");
    expect([told, wrongs.at(-1)]).to.deep.equal([[], shown()]);
    await type("2026-03-30", "day");
    expect(told).to.deep.equal(["2026-03-30T00:30:00.000Z"]);
    expect([shown(), wrongs.at(-1)]).to.deep.equal(["", null]);
  });

  it("is what contracts would refuse", async () => {
    const mail = await held<string | null>(null, emailField);
    for (const text of ["a..b@elbe.example", ".a@elbe.example", "ä@elbe.example", "a@elbe.e"]) await mail.type(text);
    expect(mail.told).to.deep.equal([]);
    document.body.replaceChildren();
    const money = await held<Money | null>(null, (host, says) => moneyField(host, { ...says, currencies: ["EUR"] }));
    await money.type("1000000000001");
    expect(money.wrongs).to.deep.equal(["Enter 1,000,000,000,000 or less."]);
    await money.type("1000000000000");
    expect(money.told).to.deep.equal([{ minor: 1e14, currency: "EUR" }]);
  });
});

describe("a value", () => {
  it("stays within its bounds by the arrow keys, and is told when it is another", async () => {
    const { told, of } = await held<string | null>("2026-05-05", (host, says, calendar) =>
      dateField(host, calendar, { ...says, least: "2026-05-04" }),
    );
    of().focus();
    await sendKeys({ press: "PageDown" });
    await sendKeys({ press: "ArrowDown" });
    expect(told).to.deep.equal(["2026-05-04"]);
  });

  it("that is emptied elsewhere leaves nothing of what was typed", async () => {
    const { of, type, give, settled } = await moment("2026-05-12T07:30:00.000Z");
    await type("17:00", "time");
    give(null);
    await settled();
    expect([of("day").value, of("time").value]).to.deep.equal(["", ""]);
  });

  it("that is chosen elsewhere is the one that is seen", async () => {
    const choices = ["qualify", "proposal"].map((word) => ({ value: word, label: word }));
    const { of, pick, give, settled } = await held("qualify", (_, says) => selectField({ ...says, choices }));
    for (const word of ["proposal", "qualify", "proposal"]) await pick(word);
    give("qualify");
    await settled();
    expect(of().value).to.equal("qualify");
  });

  it("may be the address of a page with a port", async () => {
    const { told, type } = await held<string | null>(null, webField);
    await type("havelmann.example:8080/x");
    expect(told).to.deep.equal(["https://havelmann.example:8080/x"]);
  });
});

describe("the zone of a time", () => {
  it("is chosen before the time is", async () => {
    const { told, type, pick } = await meeting(null);
    await pick("Asia/Tokyo", "zone");
    await type("2026-06-01", "day");
    await type("09:00", "time");
    expect(told.at(-1)).to.deep.equal({ local: "2026-06-01T09:00", zone: "Asia/Tokyo" });
  });

  it("is seen where the browser knows it by another name, and is off with its field", async () => {
    for (const zone of ["UTC", "Asia/Kolkata", "Europe/Kyiv"]) {
      const { of } = await meeting({ local: "2026-05-12T16:00", zone }, { disabled: true });
      expect(of("zone").value).to.equal(zone);
      expect(of("zone").disabled).to.equal(true);
      document.body.replaceChildren();
    }
  });
});
