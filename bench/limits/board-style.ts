/** How the boards of both limits look: five columns of cards, near to how ours looks. */
export const STYLE = `.board{display:grid;grid-template-columns:repeat(5,minmax(200px,1fr));gap:12px;font:14px/1.4 system-ui,sans-serif;overflow-x:auto}
.board section{background:#f3f2ee;border-radius:10px;padding:8px}
.board h3{font-size:13px;margin:0 0 2px}
.board .sum{color:#666;font-size:12px;margin:0 0 8px}
.board article{background:#fff;border:1px solid #e2e0d9;border-radius:8px;padding:8px;margin-block-end:6px}
.board button{font:inherit;font-weight:600;border:0;background:none;padding:0;text-align:start}
.board p{margin:2px 0 0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.board .foot{display:flex;justify-content:space-between;color:#666;font-size:12px}
.board .who{border-radius:50%;background:#dcd9ff;inline-size:22px;block-size:22px;line-height:22px;text-align:center;font-size:10px}`;
