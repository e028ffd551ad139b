import { type Figure, figureOf, median, ratioOf } from "../figures/figures.ts";
import type { Cost } from "../figures/profile.ts";
import type { Sample } from "../load/load.ts";
import type { Gated } from "../report/gates.ts";
import { table } from "../report/report.ts";
import type { Work } from "./services.ts";

/** The rounds of one work. */
export interface Measured {
  readonly work: "read" | "list" | "create";
  readonly connections: number;
  readonly limit: readonly Sample[];
  readonly nexus: readonly Sample[];
  /** Nest and TypeORM, with Express and with Fastify. */
  readonly nest: readonly Sample[];
  readonly fastify: readonly Sample[];
  /** A single row in a transaction of its own; empty where nothing is written. */
  readonly insert: readonly Sample[];
}

/** How many times the limit a work may cost, at 50 connections. */
const AIMS = { read: 2, list: 1.2, create: 2 } as const;
const LARGEST = 5;
const PEERS = [
  ...["work", "connections", "Nest + TypeORM µs", "Nexus over it", "the same with Fastify µs", "Nexus over it"],
];

const own = ({ user, system }: Sample): number => user + system;
const count = (value: number): string => value.toFixed(0);
const range = ({ median: middle, least, most }: Figure): string => `${count(middle)} (${count(least)}–${count(most)})`;

function costs(samples: readonly Sample[], withDatabase: boolean): string {
  const figure = range(figureOf(samples.map(own)));
  return withDatabase ? `${figure} + ${count(median(samples.map(({ database }) => database)))}` : figure;
}

function times(nexus: readonly Sample[], limit: readonly Sample[]): string {
  const { ratio, least, most } = ratioOf(nexus.map(own), limit.map(own));
  return `${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}

function gap(nexus: readonly Sample[], limit: readonly Sample[], aim: number): string {
  const { ratio } = ratioOf(nexus.map(own), limit.map(own));
  return ratio <= aim ? "reached" : `${((ratio / aim - 1) * 100).toFixed(0)} % above`;
}

/** The figures that gates are set for: those at 50 connections. */
export function gatedOf(measured: readonly Measured[], where: string): Gated[] {
  return measured
    .filter(({ connections }) => connections === 50)
    .flatMap(({ work, nexus, limit, nest }) => {
      const over = (other: readonly Sample[]): number => ratioOf(nexus.map(own), other.map(own)).ratio;
      return [
        { what: `${work} over the limit`, where, value: over(limit) },
        { what: `${work} over Nest + TypeORM`, where, value: over(nest) },
      ];
    });
}

function peerRow({ work, connections, nexus, nest, fastify }: Measured, withDatabase: boolean): string[] {
  return [
    ...[work, String(connections), costs(nest, withDatabase), times(nexus, nest)],
    ...[costs(fastify, withDatabase), times(nexus, fastify)],
  ];
}

function row({ work, connections, limit, nexus, insert }: Measured, withDatabase: boolean): string[] {
  const aim = AIMS[work];
  const aimed = connections === 1 ? ["", ""] : [`≤ ${aim}`, gap(nexus, limit, aim)];
  const single = insert.length > 0 ? `${costs(insert, withDatabase)}, × ${times(nexus, insert)}` : "";
  return [
    ...[work, String(connections), costs(limit, withDatabase), costs(nexus, withDatabase), times(nexus, limit)],
    ...[...aimed, single],
  ];
}

/** The figures as lines of Markdown: medians, with the least and the most of the rounds in brackets. */
export function resultLines(measured: readonly Measured[], withDatabase: boolean): string[] {
  const all = measured.flatMap(({ limit, nexus, nest, fastify, insert }) => [
    ...[...limit, ...nexus, ...nest, ...fastify, ...insert],
  ]);
  const elsewhere = all.map((each) => each.elsewhere * 100);
  const rounds = measured[0]?.nexus.length ?? 0;
  const head = ["work", "connections", "limit µs", "Nexus µs", "ratio", "aim", "gap", "one insert µs, ratio to it"];
  return [
    ...table(
      head,
      measured.map((each) => row(each, withDatabase)),
    ),
    "",
    ...table(
      PEERS,
      measured.map((each) => peerRow(each, withDatabase)),
    ),
    "",
    `${rounds} rounds. Other programs used ${count(median(elsewhere))} % of the machine meanwhile (at most ${count(Math.max(...elsewhere))} %).`,
  ];
}

/** The largest costs of a work. */
export function costLines(work: Work, found: readonly Cost[]): string[] {
  const lines = found.slice(0, LARGEST).map(({ place, share }) => `  - ${(share * 100).toFixed(0)} % ${place}`);
  return [`- ${work}`, ...lines];
}
