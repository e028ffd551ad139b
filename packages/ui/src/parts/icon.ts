import { html, type TemplateResult } from "lit";

// Our own drawings on a grid of 16, in the manner of Lucide. Each is an export of its own: what nobody draws is in no bundle.
// They are named by what they show, not by what somebody means with them.
export const ALERT = "M8 2.25 14.4 13.4H1.6zM8 6.5v3M8 11.5v.01";
export const ARCHIVE = "M2 3h12v3H2zM3 6v7h10V6M6.5 8.75h3";
export const ARROW_DOWN = "M8 3v9.75M4 8.75l4 4 4-4";
export const ARROW_RIGHT = "M3 8h9.75M8.75 4l4 4-4 4";
export const ARROW_UP = "M8 13V3.25M4 7.25l4-4 4 4";
export const AT =
  "M10.6 8A2.6 2.6 0 1 1 5.4 8a2.6 2.6 0 0 1 5.2 0zM10.6 5.5v3.2a1.7 1.7 0 0 0 3.4 0V8a6 6 0 1 0-2.4 4.8";
export const BANK = "M2 6.25 8 2.5l6 3.75zM3.75 8.5v3M8 8.5v3M12.25 8.5v3M2 13.75h12";
export const BELL = "M4 6.5a4 4 0 0 1 8 0c0 3.4 1.5 4.4 1.5 4.4h-11S4 9.9 4 6.5zM6.75 13.6a1.45 1.45 0 0 0 2.5 0";
export const BOARD = "M2.25 2.5h3v11h-3zM6.5 2.5h3v7h-3zM10.75 2.5h3V12h-3z";
export const BOLD = "M5 3h4.25a2.4 2.4 0 0 1 0 4.8H5zM5 7.8h5a2.6 2.6 0 0 1 0 5.2H5z";
export const BOOK =
  "M8 3.75C6.5 2.6 4.5 2.4 2 2.5v10c2.5-.1 4.5.1 6 1.25 1.5-1.15 3.5-1.35 6-1.25v-10c-2.5-.1-4.5.1-6 1.25zM8 3.75v10";
export const BOX = "M8 1.75 13.5 4.9v6.2L8 14.25 2.5 11.1V4.9zM2.5 4.9 8 8l5.5-3.1M8 8v6.25M5.25 3.3l5.5 3.15";
export const BUILDING =
  "M4.25 1.75h7.5a1 1 0 0 1 1 1v11.5h-9.5V2.75a1 1 0 0 1 1-1zM6 5h.01M10 5h.01M6 8h.01M10 8h.01M6.75 14.25v-3h2.5v3";
export const BULB =
  "M6 11.4h4M6.75 13.9h2.5M6 11.25c0-1.6-1.9-2.2-1.9-4.85a3.9 3.9 0 0 1 7.8 0c0 2.65-1.9 3.25-1.9 4.85";
export const CALCULATOR =
  "M4.5 1.75h7a1 1 0 0 1 1 1v10.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V2.75a1 1 0 0 1 1-1zM6 4.75h4M6 8h.01M8 8h.01M10 8h.01M6 11h.01M8 11h.01M10 11h.01";
export const CALENDAR =
  "M3.5 3.25h9a1.25 1.25 0 0 1 1.25 1.25v8a1.25 1.25 0 0 1-1.25 1.25h-9a1.25 1.25 0 0 1-1.25-1.25v-8A1.25 1.25 0 0 1 3.5 3.25zM2.25 6.75h11.5M5.25 1.75v3M10.75 1.75v3";
export const CART = "M1.75 2.5h1.5l1.6 8.25h7.4l1.5-5.75H3.8M6 13.5h.01M11.25 13.5h.01";
export const CASH =
  "M2.75 3.75h10.5a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1v-6.5a1 1 0 0 1 1-1zM9.75 8a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0zM4.25 8h.01M11.75 8h.01";
export const CHART = "M2 13.75h12M4.25 10.75V8M8 10.75V3M11.75 10.75V5.75";
export const CHAT = "M13.75 7.75a5.5 5.25 0 0 1-8 4.6L2.25 13.5l1.1-3.1a5.25 5.25 0 1 1 10.4-2.65z";
export const CHECK = "M3 8.5l3.25 3.25L13 5";
export const CHECK_CIRCLE = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.5 8.2l1.8 1.8 3.2-3.7";
export const CHECK_SQUARE =
  "M4 2.25h8A1.75 1.75 0 0 1 13.75 4v8A1.75 1.75 0 0 1 12 13.75H4A1.75 1.75 0 0 1 2.25 12V4A1.75 1.75 0 0 1 4 2.25zM5.25 8.1l1.9 1.9 3.6-4";
export const CLOCK = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.75V8l2.25 1.5";
export const CODE = "M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5";
export const COLLAPSE = "M2.5 6.5h4v-4M6.5 6.5 2 2M13.5 9.5h-4v4M9.5 9.5 14 14";
export const COLUMNS =
  "M3.5 2.75h9A1.25 1.25 0 0 1 13.75 4v8a1.25 1.25 0 0 1-1.25 1.25h-9A1.25 1.25 0 0 1 2.25 12V4A1.25 1.25 0 0 1 3.5 2.75zM6.1 2.75v10.5M9.9 2.75v10.5";
export const COPY =
  "M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM3.5 10.5h-.25a.75.75 0 0 1-.75-.75V3.5a1 1 0 0 1 1-1h6.25a.75.75 0 0 1 .75.75v.25";
export const CREDIT_CARD =
  "M2.75 3.25h10.5a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1zM1.75 6.5h12.5M4.25 10h2";
export const DOWN = "M4 6l4 4 4-4";
export const DOWNLOAD = "M8 2.5v7.5M4.75 7 8 10.25 11.25 7M2.5 13.5h11";
export const EXPAND = "M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9";
export const EXTERNAL = "M9 2.5h4.5V7M13.5 2.5 7.5 8.5M12 9.5v3a1 1 0 0 1-1 1H3.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3";
export const EYE =
  "M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8zM9.9 8a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0z";
export const EYE_OFF =
  "M6.6 3.9A6 6 0 0 1 8 3.75c4 0 6.5 4.25 6.5 4.25a11 11 0 0 1-1.9 2.3M4.4 4.9A10.6 10.6 0 0 0 1.5 8S4 12.25 8 12.25c1.4 0 2.6-.5 3.6-1.15M6.7 6.6a1.9 1.9 0 0 0 2.7 2.7M2.25 2.25l11.5 11.5";
export const FILE = "M4.5 1.75h4.75L12.75 5.25v8a1 1 0 0 1-1 1H4.5a1 1 0 0 1-1-1V2.75a1 1 0 0 1 1-1zM9 1.75v3.75h3.75";
export const FILTER = "M2 4h12M4.25 8h7.5M6.5 12h3";
export const FLAG = "M3.5 14.25V2.5M3.5 2.75h8.75l-2 3.25 2 3.25H3.5";
export const FOLDER = "M2.75 3h3.5l1.5 2h5.5a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z";
export const GLOBE =
  "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM2 8h12M8 2c1.6 1.7 2.4 3.7 2.4 6S9.6 12.3 8 14c-1.6-1.7-2.4-3.7-2.4-6S6.4 3.7 8 2z";
export const GRID = "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z";
export const GRIP = "M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01";
export const HASH = "M6.25 2.5l-1.5 11M11.25 2.5l-1.5 11M3 5.75h11M2 10.25h11";
export const HEADING = "M4 3v10M12 3v10M4 8h8";
export const HELP = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.3 6.3a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.2M8 11.2v.05";
export const HISTORY = "M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.7M2.5 2.5v3.2h3.2M8 5v3l2 1.25";
export const HOME = "M2.5 7 8 2.5 13.5 7v5.75a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM6.25 13.75V9.5h3.5v4.25";
export const IMAGE =
  "M3.25 2.5h9.5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.5 6a1 1 0 1 1-2 0 1 1 0 0 1 2 0zM2.5 12.5 7 8.5l2 1.75 1.75-1.75 3 2.75";
export const INBOX = "M2 9h3.25l1 2h3.5l1-2H14M4.1 3h7.8L14 9v3.25a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V9z";
export const INFO = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5v3.5M8 5v.05";
export const ITALIC = "M6.5 3h5M4.5 13h5M9 3 7 13";
export const KEY = "M6.75 10.25a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM6 8.3 12.75 1.75M10.25 4.25l2.25 2.25";
export const LAYERS = "M8 1.9 14 5 8 8.1 2 5zM2 8l6 3.1L14 8M2 11l6 3.1 6-3.1";
export const LEFT = "M10 4 6 8l4 4";
export const LINK =
  "M6.75 9.25a2.9 2.9 0 0 0 4.25.2l1.9-1.9a2.9 2.9 0 0 0-4.1-4.1l-.9.9M9.25 6.75A2.9 2.9 0 0 0 5 6.55L3.1 8.45a2.9 2.9 0 0 0 4.1 4.1l.9-.9";
export const LIST = "M5.5 4h8.5M5.5 8h8.5M5.5 12h8.5M2.5 4h.01M2.5 8h.01M2.5 12h.01";
export const LOCK =
  "M4 7.25h8a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-4.5a1 1 0 0 1 1-1zM5 7.25V5a3 3 0 0 1 6 0v2.25";
export const LOG_OUT = "M6 13.5H3.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1H6M10.5 11l3-3-3-3M13.5 8H6.5";
export const MAIL =
  "M3 3.25h10a1.25 1.25 0 0 1 1.25 1.25v7A1.25 1.25 0 0 1 13 12.75H3a1.25 1.25 0 0 1-1.25-1.25v-7A1.25 1.25 0 0 1 3 3.25zM2.25 4.5 8 8.75l5.75-4.25";
export const MAP_PIN =
  "M13 6.75c0 3.25-5 7.5-5 7.5s-5-4.25-5-7.5a5 5 0 0 1 10 0zM9.75 6.75a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0z";
export const MENU = "M2 4.5h12M2 8h12M2 11.5h12";
export const MICROPHONE =
  "M8 1.75a2 2 0 0 1 2 2v3.5a2 2 0 0 1-4 0v-3.5a2 2 0 0 1 2-2zM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.25";
export const MINUS = "M3 8h10";
export const MOON = "M13.5 9.2A5.6 5.6 0 1 1 6.8 2.5a4.5 4.5 0 0 0 6.7 6.7z";
export const MORE =
  "M3.9 8a.4.4 0 1 1-.8 0 .4.4 0 0 1 .8 0zM8.4 8a.4.4 0 1 1-.8 0 .4.4 0 0 1 .8 0zM12.9 8a.4.4 0 1 1-.8 0 .4.4 0 0 1 .8 0z";
export const NOTE =
  "M3.5 2.5h9a1 1 0 0 1 1 1v6.25L9.75 13.5H3.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM13.5 9.75H10.75a1 1 0 0 0-1 1v2.75M5.25 5.75h5.5M5.25 8.5h2.5";
export const NUMBERED =
  "M6.5 4h7.5M6.5 8h7.5M6.5 12h7.5M2.25 3l.75-.5v3M2 10.25c.25-.7 1.6-.6 1.5.2 0 .6-1.5 1.3-1.5 2h1.6";
export const PANEL = "M3.25 2.5h9.5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM10 2.5v11";
export const PAPERCLIP =
  "M13.25 7.4 7.9 12.75a3.1 3.1 0 0 1-4.4-4.4l5.6-5.5a2.05 2.05 0 0 1 2.9 2.9l-5.5 5.4a1 1 0 0 1-1.45-1.45L10 4.8";
export const PAUSE = "M5.25 3.5v9M10.75 3.5v9";
export const PENCIL = "M10.75 2.75l2.5 2.5L5.5 13l-3 .5.5-3z";
export const PERCENT =
  "M12.5 3.5l-9 9M6.25 4.75a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM12.75 11.25a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0z";
export const PHONE =
  "M4.7 2.2 6.1 5.1 4.9 6.4a8 8 0 0 0 4.7 4.7l1.3-1.2 2.9 1.4v1.9a1 1 0 0 1-1.1 1A11 11 0 0 1 1.8 3.3a1 1 0 0 1 1-1.1z";
export const PIN = "M5.75 2h4.5l-.5 4.25 2.5 2.5v1h-8.5v-1l2.5-2.5zM8 9.75v4.25";
export const PLAY = "M4.75 2.75 12.75 8l-8 5.25z";
export const PLUG = "M5.75 1.75v3.5M10.25 1.75v3.5M4 5.25h8v2.25a4 4 0 0 1-8 0zM8 11.5v2.75";
export const PLUS = "M8 3v10M3 8h10";
export const PRINT =
  "M4.5 5.75v-4h7v4M4.5 11.25H3.25a1 1 0 0 1-1-1v-3.5a1 1 0 0 1 1-1h9.5a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H11.5M4.5 9.25h7v5h-7z";
export const QUOTE =
  "M6.5 4.5H3v4h3.5zM6.5 8.5c0 1.75-.75 2.75-2.5 3.25M13 4.5H9.5v4H13zM13 8.5c0 1.75-.75 2.75-2.5 3.25";
export const RECEIPT =
  "M3.25 1.9v12.2l1.6-1 1.6 1 1.55-1 1.55 1 1.6-1 1.6 1V1.9l-1.6 1-1.6-1-1.55 1-1.55-1-1.6 1zM5.9 6.25h4.2M5.9 9.25h4.2";
export const REFRESH = "M13.5 8a5.5 5.5 0 1 1-1.6-3.9l1.6 1.6M13.5 2.5v3.2h-3.2";
export const REPEAT =
  "M11 1.75l2.25 2.25L11 6.25M2.75 7.5V6a2 2 0 0 1 2-2h8.5M5 14.25 2.75 12 5 9.75M13.25 8.5V10a2 2 0 0 1-2 2h-8.5";
export const RIGHT = "M6 4l4 4-4 4";
export const SEARCH = "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3 13.75 13.75";
export const SEND = "M14 2 7.1 8.9M14 2 9.6 14 7.1 8.9 2 6.4z";
export const SETTINGS =
  "M8 10.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM8 1.75v1.75M8 12.5v1.75M1.75 8H3.5M12.5 8h1.75M3.6 3.6l1.2 1.2M11.2 11.2l1.2 1.2M12.4 3.6l-1.2 1.2M4.8 11.2l-1.2 1.2M12.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z";
export const SHARE =
  "M6 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM14 3.75a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM14 12.25a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM5.8 7.1l4.4-2.4M5.8 8.9l4.4 2.4";
export const SHIELD = "M8 1.75 13.25 3.5v4c0 3.4-2.2 5.6-5.25 6.75C4.95 13.1 2.75 10.9 2.75 7.5v-4z";
export const SLIDERS =
  "M2 4.5h7M12.5 4.5H14M10.75 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5zM2 11.5h1.5M7 11.5h7M5.25 13.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5z";
export const SORT = "M5 3v10M2.5 10.5 5 13l2.5-2.5M11 13V3M8.5 5.5 11 3l2.5 2.5";
export const SPARK =
  "M8 1.75l1.45 4.05a1.2 1.2 0 0 0 .75.75L14.25 8l-4.05 1.45a1.2 1.2 0 0 0-.75.75L8 14.25 6.55 10.2a1.2 1.2 0 0 0-.75-.75L1.75 8l4.05-1.45a1.2 1.2 0 0 0 .75-.75z";
export const STAR = "M8 1.9l1.85 3.8 4.15.6-3 2.95.7 4.15L8 11.45 4.3 13.4l.7-4.15-3-2.95 4.15-.6z";
export const STOP = "M4.5 3.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z";
export const STRIKE =
  "M2.5 8h11M11.25 5c-.3-1.3-1.6-2-3.25-2-1.9 0-3.25.9-3.25 2.4C4.75 6.7 5.7 7.5 8 8c2.4.5 3.4 1.3 3.4 2.7 0 1.4-1.3 2.3-3.4 2.3-1.9 0-3.2-.8-3.5-2.1";
export const SUN =
  "M10.75 8a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM8 1.75v1.25M8 13v1.25M1.75 8H3M13 8h1.25M3.6 3.6l.9.9M11.5 11.5l.9.9M12.4 3.6l-.9.9M4.5 11.5l-.9.9";
export const TABLE =
  "M3.5 2.75h9A1.25 1.25 0 0 1 13.75 4v8a1.25 1.25 0 0 1-1.25 1.25h-9A1.25 1.25 0 0 1 2.25 12V4A1.25 1.25 0 0 1 3.5 2.75zM2.25 6.25h11.5M2.25 9.75h11.5M6 6.25v7";
export const TAG =
  "M2.25 3.25v4l6.4 6.4a1 1 0 0 0 1.4 0l3.6-3.6a1 1 0 0 0 0-1.4l-6.4-6.4h-4a1 1 0 0 0-1 1zM5.25 5.25h.01";
export const TARGET = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM8 8h.01";
export const TRASH =
  "M2.5 4h11M6 4V2.25h4V4M4 4l.6 9.25a.75.75 0 0 0 .75.75h5.3a.75.75 0 0 0 .75-.75L12 4M6.6 6.75v4.5M9.4 6.75v4.5";
export const TREND = "M1.75 11.5 6 7.25 8.75 10l5.5-5.5M10.5 4.5h3.75v3.75";
export const TROPHY =
  "M4.5 2.25h7v4.25a3.5 3.5 0 0 1-7 0zM4.5 3.5H2.25v1a2.5 2.5 0 0 0 2.4 2.5M11.5 3.5h2.25v1A2.5 2.5 0 0 1 11.35 7M8 10v2.25M5.25 13.75h5.5";
export const TRUCK =
  "M1.75 3.25h7.5v7.75H6M1.75 3.25V11H3M9.25 5.75h2.75l2.25 2.75V11H13M10 11h-.75M6 11.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM13 11.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0z";
export const UNDERLINE = "M4.5 2.5V7a3.5 3.5 0 0 0 7 0V2.5M3.5 13.5h9";
export const UNDO = "M5.5 3 2.5 6l3 3M2.5 6h7a3.75 3.75 0 0 1 0 7.5H6";
export const UNLOCK =
  "M4 7.25h8a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-4.5a1 1 0 0 1 1-1zM5 7.25V5a3 3 0 0 1 5.8-1";
export const UPLOAD = "M8 10.25V2.75M4.75 6 8 2.75 11.25 6M2.5 13.5h11";
export const UP_DOWN = "M5 6.25 8 3.25l3 3M5 9.75l3 3 3-3";
export const USER = "M10.75 5a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM2.75 13.75a5.25 5.25 0 0 1 10.5 0";
export const USERS =
  "M8.25 5.25a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM1.25 13.5a4.5 4.5 0 0 1 9 0M10.5 2.9a2.5 2.5 0 0 1 0 4.7M12 9.6a4.5 4.5 0 0 1 2.75 3.9";
export const WRENCH =
  "M13.9 4.3a3.5 3.5 0 0 1-4.75 4.4l-4.6 4.7a1.35 1.35 0 0 1-1.95-1.95l4.7-4.6a3.5 3.5 0 0 1 4.4-4.75L9.5 4.3l.4 1.8 1.8.4z";
export const X = "M4 4l8 8M12 4l-8 8";
export const X_CIRCLE = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2";
export const ZAP = "M8.75 1.75 3 9.25h4.4l-.9 5 6.25-7.6H8.3z";
export const ZOOM_IN = "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3 13.75 13.75M7 5.25v3.5M5.25 7h3.5";

/** An icon of 16 px. It says nothing by itself: a word stands beside it, or its button has a label. */
export const icon = (path: string, look = ""): TemplateResult =>
  html`<svg class="icon ${look}" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
