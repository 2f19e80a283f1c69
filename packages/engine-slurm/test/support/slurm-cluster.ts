import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, hostname, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

export interface SlurmCluster {
  /** A folder that the node can read. */
  readonly folder: string;
  /** The node goes down at once, with all that runs on it. */
  killNode(): void;
  startNode(): void;
  /** The controller ends; it writes its state first, as one that is killed within seconds of a change cannot. */
  stopController(): void;
  startController(): void;
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
      `AuthInfo=socket=${at("munge.sock")},cred_expire=5`, // jobs that are put back into the queue wait so long
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
      "BatchStartTimeout=1", // a node that comes back without its tasks is believed at once
      "SlurmdTimeout=10", // seconds after which a node that does not answer is down
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
  const startController = (): void => run("slurmctld", ["-f", at("slurm.conf")]);
  const startNode = (): void => run("slurmd", ["-f", at("slurm.conf")]);
  const kill = (name: string, signal: NodeJS.Signals): void => {
    const pid = Number(readFileSync(at(name), "utf8"));
    if (pid > 1) process.kill(pid, signal);
  };
  startController();
  startNode();
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
    startNode,
    startController,
    stopController() {
      const pid = Number(readFileSync(at("slurmctld.pid"), "utf8"));
      process.kill(pid, "SIGTERM");
      while (existsSync(`/proc/${pid}`)) spawnSync("sleep", ["0.1"]);
    },
    killNode() {
      kill("slurmd.pid", "SIGKILL");
      for (const pid of processesWith(at(""))) process.kill(pid, "SIGKILL");
    },
    stop() {
      for (const name of ["slurmd.pid", "slurmctld.pid", "munged.pid"]) kill(name, "SIGTERM");
      spawnSync("sleep", ["1"]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    },
  };
}

/** The tasks at work in a folder, and what Slurm has around each of them. */
function processesWith(folder: string): number[] {
  const daemons = ["slurmd", "slurmctld", "munged"];
  const texts = (pid: number): string[] | undefined => {
    try {
      return ["comm", "cmdline", "environ"].map((name) => readFileSync(`/proc/${pid}/${name}`, "utf8").trim());
    } catch {
      return undefined; // gone meanwhile
    }
  };
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 1 && pid !== process.pid)
    .filter((pid) => {
      const [name, words, environment] = texts(pid) ?? ["", "", ""];
      if (daemons.includes(name)) return false;
      const step = name === "slurmstepd" && environment.includes(folder);
      return step || (words.includes(folder) && environment.includes("SLURM_JOB_ID="));
    });
}

function run(command: string, argv: readonly string[]): void {
  const { status, stderr } = spawnSync(command, argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}
