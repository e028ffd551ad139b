import type { Role } from "@nexus-os/contracts";

/** The company that the demo shows: who works there, and whom it sells to. All of it is made up. */
export const COMPANY = { name: "Havelmann Messtechnik GmbH", currency: "EUR", timeZone: "Europe/Berlin" } as const;

interface Person {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly sells: boolean;
}

const at = (local: string): string => `${local}@havelmann.example`;

export const PEOPLE: readonly Person[] = [
  { name: "Ines Brandt", email: at("ines.brandt"), role: "owner", sells: false },
  { name: "Jonas Weber", email: at("jonas.weber"), role: "member", sells: true },
  { name: "Vera Stein", email: at("vera.stein"), role: "viewer", sells: false },
  { name: "Lea Marten", email: at("lea.marten"), role: "member", sells: true },
  { name: "Amira Osman", email: at("amira.osman"), role: "member", sells: true },
  { name: "Tom Ziegler", email: at("tom.ziegler"), role: "member", sells: true },
  { name: "Sara Arnold", email: at("sara.arnold"), role: "member", sells: true },
];

/** The people whose sign-ins are shown where the demo is started. They share one password. */
export const SHOWN = [at("ines.brandt"), at("jonas.weber"), at("vera.stein")] as const;
export const DEMO_PASSWORD = "nexus-demo-2026";

type City = string;
type Currency = string;

export const CUSTOMERS: readonly (readonly [name: string, city: City, currency: Currency])[] = [
  ["Norrland Pappersbruk AB", "Umeå", "SEK"],
  ["Bergamo Pharma S.p.A.", "Bergamo", "EUR"],
  ["Vogel & Söhne Präzisionsguss GmbH & Co. KG", "Siegen", "EUR"],
  ["Kestrel Water Services", "Leeds", "GBP"],
  ["Aguas del Guadiana, S.A.", "Badajoz", "EUR"],
  ["Donau-Dampfschifffahrts-Wartungsgesellschaft mbH", "Linz", "EUR"],
  ["Hanseatic Cold Storage", "Bremerhaven", "EUR"],
  ["PT Pembangkit Listrik Nusantara Sejahtera", "Surabaya", "USD"],
  ["Stadtwerke Lüneburg", "Lüneburg", "EUR"],
  ["Brouwerij De Kroon B.V.", "Eindhoven", "EUR"],
  ["Maison Verlaine", "Reims", "EUR"],
  ["Rheinland Chemiepark", "Leverkusen", "EUR"],
  ["Ostsee Energie Verteilnetz GmbH", "Rostock", "EUR"],
  ["Alpine Fernwärme Graubünden AG", "Chur", "EUR"],
  ["Port of Zeebrugge Bunkering", "Zeebrugge", "EUR"],
  ["Klinikverbund Mittelelbe", "Magdeburg", "EUR"],
  ["Skagen Fiskeindustri A/S", "Skagen", "EUR"],
  ["Zakłady Azotowe Wisła S.A.", "Puławy", "EUR"],
  ["Öresund District Heating", "Malmö", "SEK"],
  ["Laiterie du Jura", "Lons-le-Saunier", "EUR"],
  ["Glasgow Still & Cask Ltd", "Glasgow", "GBP"],
  ["Münchner Wasserwerke", "München", "EUR"],
  ["Ferriera Valsassina", "Lecco", "EUR"],
  ["Papeteries de l’Isère", "Grenoble", "EUR"],
  ["Kraftwerk Schwarze Elster", "Senftenberg", "EUR"],
  ["Cooperativa Lechera del Norte", "Santander", "EUR"],
  ["Nordkap Offshore AS", "Hammerfest", "EUR"],
  ["Tannenberg Brauerei", "Bamberg", "EUR"],
  ["Semmelweis Egyetemi Klinika", "Budapest", "EUR"],
  ["Thames Estuary Desalination", "Gravesend", "GBP"],
  ["Molkerei Allgäuer Land eG", "Kempten", "EUR"],
  ["Delta Petrochem Antwerpen", "Antwerpen", "EUR"],
  ["Pfälzische Glashütte", "Kaiserslautern", "EUR"],
  ["Helvetic Precision Pumps", "Winterthur", "EUR"],
  ["Lisboa Metro Águas", "Lisboa", "EUR"],
  ["Great Lakes Tank Terminals Inc.", "Cleveland", "USD"],
];

/** The people at the customers whom the company knows: by the place of their customer in the list above. */
export const CONTACTS: readonly (readonly [name: string, customer: number, position: string, local: string])[] = [
  ["Astrid Lindqvist", 0, "Head of maintenance", "astrid.lindqvist"],
  ["Per Holmström", 0, "Purchasing", "per.holmstrom"],
  ["Giulia Ferraro", 1, "Quality manager", "giulia.ferraro"],
  ["Bernd Vogel", 2, "Managing partner", "bernd.vogel"],
  ["Oliver Hartley", 3, "Network engineer", "oliver.hartley"],
  ["Carmen Ortega Ruiz", 4, "Purchasing", "carmen.ortega"],
  ["Matthias Hofer", 5, "Fleet manager", "matthias.hofer"],
  ["Wiebke Janssen", 6, "Site manager", "wiebke.janssen"],
  ["Dewi Anggraini", 7, "Turbine hall lead", "dewi.anggraini"],
  ["Karin Petersen", 8, "Grid planning", "karin.petersen"],
  ["Sanne de Vries", 9, "Brewhouse manager", "sanne.devries"],
  ["Élodie Marchand", 10, "Cellar master", "elodie.marchand"],
  ["Holger Blum", 11, "Plant safety", "holger.blum"],
  ["Reto Caviezel", 13, "Operations", "reto.caviezel"],
  ["Lieselotte Maes", 14, "Terminal operations", "lieselotte.maes"],
  ["Ewa Kowalczyk", 17, "Process engineer", "ewa.kowalczyk"],
  ["Fiona MacLeod", 20, "Distillery manager", "fiona.macleod"],
  ["Brian Kowalski", 35, "Terminal manager", "brian.kowalski"],
];

/** How many units of a currency stand for a hundred euros, roughly: only so that made-up amounts look right. */
export const WORTH: Readonly<Record<Currency, number>> = { EUR: 100, SEK: 1130, GBP: 85, USD: 108 };

export const PRODUCTS = [
  "Pulp flow meters",
  "Clean-room pressure mapping",
  "Melt line temperature",
  "Leak detection pilot",
  "District metering",
  "Fuel flow retrofit",
  "Ammonia sensors",
  "Steam loops",
  "Gas metering",
  "CIP conductivity probes",
  "Filling line calibration",
  "Tank farm level metering",
  "Substation telemetry",
  "Heat meters",
  "Custody transfer skids",
  "Medical gas calibration",
  "Turbidity monitoring",
  "Calibration service",
] as const;

export const EXTENTS = [
  "line 3",
  "phase 2",
  "40 sensors",
  "3 years",
  "winter roll-out",
  "6 halls",
  "pilot",
  "frame contract",
  "22 vessels",
  "site north",
  "renewal",
  "extension",
] as const;

export const NEXT_STEPS = [
  "Call",
  "Site visit",
  "Workshop",
  "Send quote",
  "Price talk",
  "Send contract",
  "Signature",
  "Answer due",
  "Board paper",
  "Redline back",
] as const;
