// A Nexus server whose memory is measured.
import "../figures/rest.ts";
import "./serve.ts";
