import { spawnSync } from "node:child_process";

/** Makes a key and a certificate for localhost that no authority has signed but itself. */
export function selfSigned(key: string, certificate: string): void {
  const words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost";
  const { status, stderr } = spawnSync(
    "openssl",
    [...words.split(" "), "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`openssl: ${stderr}`);
}
