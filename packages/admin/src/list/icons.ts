// Drawn on the grid of 16, as the icons of the kit.
export const CLOCK = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.75V8l2.25 1.5";
export const RUNNING = "M5 3.25v9.5L12.75 8z";
export const CROSS = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6 6l4 4M10 6l-4 4";
export const DONE = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.5 8.25l1.75 1.75 3.25-3.75";
export const LEFT_OUT = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.25 8h5.5";
export const FOLDER = "M2 4.25V12.5h12V5.25H8L6.5 3.5H2z";
export const UNSURE =
  "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.3 6.3a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.2M8 11.2v.05";
