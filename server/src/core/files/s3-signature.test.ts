import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { NOTHING, signed } from "./s3-signature.ts";

// The examples of AWS's own documentation: "Signature Calculations for the Authorization Header (Signature Version 4)".
const example = {
  accessKey: "AKIAIOSFODNN7EXAMPLE",
  secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const at = new Date("2013-05-24T00:00:00Z");
const url = (path: string): URL => new URL(path, "https://examplebucket.s3.amazonaws.com");
const signatureOf = (headers: Record<string, string>) => /Signature=(\w+)$/.exec(headers["authorization"] ?? "")?.[1];

test("a read of a range is signed as AWS's example of it", () => {
  const request = { method: "GET", url: url("/test.txt"), headers: { range: "bytes=0-9" }, payload: NOTHING, at };
  expect(signatureOf(signed(example, request))).toBe(
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});

test("a put is signed as AWS's example of it", () => {
  const payload = createHash("sha256").update("Welcome to Amazon S3.").digest("hex");
  const headers = { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" };
  const request = { method: "PUT", url: url("/test$file.text"), headers, payload, at };
  expect(signatureOf(signed(example, request))).toBe(
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  );
});

test("a question with parameters is signed as AWS's examples of it", () => {
  const asked = (path: string) => ({ method: "GET", url: url(path), headers: {}, payload: NOTHING, at });
  expect(signatureOf(signed(example, asked("/?lifecycle")))).toBe(
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  );
  expect(signatureOf(signed(example, asked("/?max-keys=2&prefix=J")))).toBe(
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  );
});
