import type { Figure } from "./figure.ts";

/** What is known of a way to draw. */
export interface KindTraits {
  /** Whether its values are grounds, not lines: so are the marks of its legend. */
  readonly isFilled?: boolean;
  /** The size of its texts in pixels, where they are read like a table's; otherwise that of an axis. */
  readonly textSize?: number;
  /** Whether its points stand below each other. */
  readonly isDown?: boolean;
  /** Whether a value is pointed at by itself, and not together with the others of its point. */
  readonly isSingle?: boolean;
  /** The height in pixels that it needs for its data; otherwise it has the usual one. */
  heightOf?(data: ChartData, isNarrow: boolean): number;
  /** The data as it is drawn and listed: few parts, and the rest in one. */
  shape?(data: ChartData, rest: (count: number) => string): ChartData;
}

/** What a chart is, beside the way that draws it. */
export interface ChartLook {
  readonly kind: KindTraits;
  /** What it shows: "Won, cumulative". */
  readonly label: string;
  readonly figure: Figure;
  /** What the points are: days of the calendar, moments, or names, which is usual. */
  readonly along?: "days" | "moments" | "names";
  /** What one of them is called, as the head of the table: "Week". */
  readonly alongLabel: string;
  /** The organization's time zone, in which moments are told. */
  readonly timeZone?: string;
  /** Its height in pixels; of rows, as many as they need. */
  readonly height?: number;
  /** Lines may leave zero out where only how they move matters. Areas and bars begin at zero always. */
  readonly isFromZero?: boolean;
  /** What is told where there is nothing to show; otherwise a sentence of our own. */
  readonly empty?: string;
  /** Opens what is behind a point: Enter, or a click. */
  readonly open?: (place: Place) => void;
  /** Tries again, where it could not be loaded. */
  readonly retry?: () => void;
}

/** One line, one set of bars. */
export interface Series {
  readonly label: string;
  /** A value for each point; none where nothing is known. Money in minor units. */
  readonly values: readonly (number | null)[];
  /** What it is compared with (grey, dashed), or what is to be reached (dotted). Others have colours, in their order. */
  readonly role?: "compare" | "target";
}

/** What a chart shows at this moment. */
export interface ChartData {
  /** The points: days (`2026-05-12`), moments (milliseconds or ISO), or names. */
  readonly points: readonly (string | number)[];
  readonly series: readonly Series[];
  /** Lines across, at points: "Today". */
  readonly marks?: readonly { readonly at: string | number; readonly label: string }[];
  /** The points that matter: where some are named, only these have colour. Of bars and rows. */
  readonly accents?: readonly number[];
  readonly state?: "ready" | "loading" | "failed";
}

/** A value in a chart: of which point, and of which series. */
export interface Place {
  readonly point: number;
  readonly series: number;
}
