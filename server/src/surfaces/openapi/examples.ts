import { type FieldData, isSecret, type Noun } from "@nexus-os/contracts";

const ID = "019e1c4a-7f32-7c41-9d52-3f6c0a9b8e17";
const AT = "2026-05-04T08:00:00.000Z";

function written(field: FieldData): unknown {
  switch (field.kind) {
    case "text":
    case "longText":
      return "Heat meters".slice(0, field.max);
    case "integer":
    case "percent":
    case "duration":
      return Math.max(1, field.least);
    case "decimal":
      return Number(field.least) < 1 ? "1" : field.least;
    case "money":
      return { minor: 39_260_000, currency: "EUR" };
    case "yesNo":
      return true;
    case "date":
      return "2026-05-04";
    case "instant":
      return AT;
    case "localTime":
      return { local: "2026-05-04T10:00", zone: "Europe/Berlin" };
    case "oneOf":
      return field.of[0];
    case "manyOf":
      return [field.of[0]];
    case "email":
      return "jonas.weber@havelmann.example";
    case "phone":
      return "+4930123456";
    case "webAddress":
      return "https://havelmann.example/";
    case "json":
      return ["deals.list"];
    case "ref":
    case "file":
      return ID;
    case "refs":
      return [ID];
  }
}

/** What a new record may be made from: what has to be given, and nothing else. */
export function newExample(fields: Noun["fields"]): Record<string, unknown> {
  const needed = Object.entries(fields).filter(
    ([, { writes, optional, initial }]) => writes !== "never" && !optional && initial === undefined,
  );
  return Object.fromEntries(needed.map(([key, field]) => [key, written(field)]));
}

function read(field: FieldData): unknown {
  switch (field.kind) {
    case "ref":
    case "file":
      return { id: ID, name: "Havelmann" };
    case "refs":
      return [{ id: ID, name: "Havelmann" }];
    case "localTime":
      return { local: "2026-05-04T10:00", zone: "Europe/Berlin", at: AT };
    default:
      return written(field);
  }
}

/** A record as it is read. */
export function recordExample({ fields }: Noun): Record<string, unknown> {
  const seen = Object.entries(fields).filter(([, field]) => !isSecret(field));
  const values = seen.map(([key, field]) => [key, field.optional ? null : read(field)]);
  return { id: ID, version: 1, createdAt: AT, updatedAt: AT, archivedAt: null, ...Object.fromEntries(values) };
}
