import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, hostname, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

export interface SlurmCluster {
  /** A folder that the node can read. */
  readonly folder: string;
  stop(): void;
}

/** A cluster of this machine alone, in a folder of its own: munge, a controller, a node. Its commands find it by SLURM_CONF. */
export function slurmCluster(): SlurmCluster {
  for (const command of ["munged", "slurmctld", "slurmd", "sbatch"]) {
    if (spawnSync("sh", ["-c", `command -v ${command}`]).status !== 0)
      throw new Error(`these tests need ${command}: apt-get install --no-install-recommends slurm-wlm munge`);
  }
  if (process.getuid?.() !== 0) throw new Error("these tests start a Slurm cluster, which only root can");
  const folder = mkdtempSync(join(tmpdir(), "openbath-slurm-"));
  const at = (name: string): string => join(folder, name);
  chmodSync(folder, 0o755);
  mkdirSync(at("ctld"));
  mkdirSync(at("d"));
  writeFileSync(at("munge.key"), randomBytes(1024), { mode: 0o600 });
  const host = hostname().split(".")[0];
  const port = 20000 + Math.floor(Math.random() * 20000);
  writeFileSync(
    at("slurm.conf"),
    `${[
      "ClusterName=openbath",
      `SlurmctldHost=${host}`,
      "SlurmUser=root",
      "SlurmdUser=root",
      "AuthType=auth/munge",
      `AuthInfo=socket=${at("munge.sock")}`,
      "CredType=cred/munge",
      `SlurmctldPort=${port}`,
      `SlurmdPort=${port + 1}`,
      `StateSaveLocation=${at("ctld")}`,
      `SlurmdSpoolDir=${at("d")}`,
      `SlurmctldPidFile=${at("slurmctld.pid")}`,
      `SlurmdPidFile=${at("slurmd.pid")}`,
      `SlurmctldLogFile=${at("slurmctld.log")}`,
      `SlurmdLogFile=${at("slurmd.log")}`,
      "ProctrackType=proctrack/linuxproc",
      "TaskPlugin=task/none",
      "JobAcctGatherType=jobacct_gather/none",
      "AccountingStorageType=accounting_storage/none",
      "SelectType=select/cons_tres",
      "SelectTypeParameters=CR_Core",
      "MpiDefault=none",
      "ReturnToService=2",
      "SchedulerParameters=sched_interval=1",
      `NodeName=${host} CPUs=${availableParallelism()} RealMemory=${Math.floor(totalmem() / 2 ** 20) - 512} State=UNKNOWN`,
      `PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
    ].join("\n")}\n`,
  );
  process.env["SLURM_CONF"] = at("slurm.conf");
  run("munged", [
    "--force",
    `--key-file=${at("munge.key")}`,
    `--socket=${at("munge.sock")}`,
    `--pid-file=${at("munged.pid")}`,
    `--log-file=${at("munged.log")}`,
    `--seed-file=${at("munged.seed")}`,
  ]);
  run("slurmctld", ["-f", at("slurm.conf")]);
  run("slurmd", ["-f", at("slurm.conf")]);
  for (
    let tries = 0;
    spawnSync("sinfo", ["--noheader", "--states=idle", "--format=%n"], { encoding: "utf8" }).stdout.trim() === "";
    tries++
  ) {
    if (tries > 120)
      throw new Error(`the node of the cluster did not come up:\n${readFileSync(at("slurmctld.log"), "utf8")}`);
    spawnSync("sleep", ["0.5"]);
  }
  return {
    folder,
    stop() {
      for (const name of ["slurmd.pid", "slurmctld.pid", "munged.pid"]) {
        const pid = Number(readFileSync(at(name), "utf8"));
        if (pid > 1) process.kill(pid, "SIGTERM");
      }
      spawnSync("sleep", ["1"]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    },
  };
}

function run(command: string, argv: readonly string[]): void {
  const { status, stderr } = spawnSync(command, argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}
