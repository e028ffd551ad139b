import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A key, and a certificate that it signs itself: whoever is given it as an authority trusts the server of these names. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export function aCertificate(names: readonly string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "nexus-test-certificate-"));
  const [key, cert] = [join(folder, "key"), join(folder, "cert")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
      ...["-keyout", key, "-out", cert, "-subj", "/CN=Nexus test", "-addext", `subjectAltName=${names.join(",")}`],
    ],
    { stdio: "pipe" },
  );
  const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  return made;
}
