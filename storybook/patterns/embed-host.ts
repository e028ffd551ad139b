import { html, LitElement } from "lit";
import { hostStyles } from "./embed.styles.ts";

/** Somebody else's page: its own font, colours and habits; nothing in it belongs to Nexus but the widgets in its slots. */
export class HostPage extends LitElement {
  static override styles = hostStyles;

  protected override render(): unknown {
    return html`<header class="hh"><div class="in">
        <p class="logo"><svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="15" /><path d="M6 19q5-6 10 0t10 0M6 13q5-6 10 0t10 0" /></svg>Kestrel Water Services</p>
        <nav aria-label="Intranet"><a href="#">News</a><a href="#" aria-current="page">Plant and service</a><a href="#">People</a><a href="#">Forms</a></nav>
      </div></header>
      <main class="hm">
        <article>
          <h1>Instruments and calibration</h1>
          <p class="by">Plant engineering, updated 12 May</p>
          <p>Every measuring point that settles an invoice or protects a person is calibrated at least once a year. Havelmann Messtechnik does this for us in all four plants. Below is the live state; please book a date as soon as an instrument shows up.</p>
          <slot name="calibrations"></slot>
          <h2>If an instrument fails</h2>
          <p>Close the valve, write down the reading, and tell the control room on 4400. Do not open the housing: the seal is part of the certificate. A spare can be with us within eight working hours.</p>
        </article>
        <aside aria-label="Beside">
          <slot></slot>
          <section class="box"><h2>Contact</h2><p>Plant engineering, room 2.14<br />Daily 7 to 16, extension 4412</p></section>
        </aside>
      </main>
      <footer class="hf">Kestrel Water Services · Intranet</footer>`;
  }
}
if (!customElements.get("kestrel-page")) customElements.define("kestrel-page", HostPage);
