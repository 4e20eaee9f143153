/** The report's one style sheet: light and dark, from a phone's width upwards. */

/** Colours of workloads, light and dark; told apart also by people who see fewer colours, and always beside a name. */
const WORKLOADS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  cache: ['#2f6fde', '#6ea2ff'],
  sidekiq: ['#c8385a', '#f0718d'],
  resque: ['#a02c6d', '#d978b0'],
  cable: ['#0f9d8a', '#3fcdb8'],
  anycable: ['#3b7d3f', '#79c47d'],
  session: ['#d98a00', '#f4b740'],
  'rate-limit': ['#7a5bd0', '#a78ff0'],
  lock: ['#6b7a90', '#9fb0c8'],
  'feature-flag': ['#6f9a12', '#a6cf4a'],
  kredis: ['#0b7fa8', '#51bfe3'],
  app: ['#8a5a33', '#c99a70'],
  unclaimed: ['#a9b1bd', '#5b6573'],
}

const vars = (at: 0 | 1): string =>
  Object.entries(WORKLOADS)
    .map(([name, pair]) => `--w-${name}:${pair[at]};`)
    .join('')

const classes = Object.keys(WORKLOADS)
  .map(name => `.w-${name}{fill:var(--w-${name});background:var(--w-${name});stroke:var(--w-${name})}`)
  .join('\n')

const DARK = `--bg:#0e1116;--card:#161b22;--line:#2a313c;--ink:#e6eaf0;--soft:#98a3b3;--track:#232a34;--code:#1f2630;
--error:#ff7b72;--warning:#e3a33b;--note:#79b8ff;--good:#56d08a;--error-bg:#3a1d20;--warning-bg:#372a12;--note-bg:#172b42;--good-bg:#12301f;${vars(1)}`

export const STYLE = `:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--line:#e2e5ea;--ink:#1b2128;--soft:#5c6775;--track:#e9ecf1;--code:#eef0f4;
--error:#c0262d;--warning:#9a6200;--note:#1f5fbf;--good:#17713f;--error-bg:#fdecec;--warning-bg:#fdf3dc;--note-bg:#e8f1fd;--good-bg:#e4f5ea;${vars(0)}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main,header,footer{max-width:1080px;margin:0 auto;padding:0 20px}
header{padding-top:36px;padding-bottom:8px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 6px;letter-spacing:-.015em}
h2{font-size:1.3rem;line-height:1.3;margin:0;letter-spacing:-.01em}
section.card>h2{margin-bottom:14px}
h3{font-size:1.02rem;margin:0 0 8px}
p{margin:0 0 10px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
code{background:var(--code);border-radius:5px;padding:.1em .35em}
pre{background:var(--code);border-radius:8px;padding:12px 14px;overflow-x:auto;margin:0 0 10px}
pre code{background:none;padding:0}
a{color:var(--note)}
.soft,.note,.lead{color:var(--soft)}
.note,.lead{font-size:.9rem}
.item{padding-left:1.1em;text-indent:-.8em}
.item::before{content:"•";display:inline-block;width:.8em;text-indent:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:22px;margin:18px 0}
.tally{display:flex;flex-wrap:wrap;gap:8px;margin:14px 0 0;padding:0;list-style:none}
.chip{display:inline-block;border-radius:99px;padding:2px 12px;font-size:.875rem;font-weight:600;white-space:nowrap}
.error{color:var(--error);background:var(--error-bg)}
.warning{color:var(--warning);background:var(--warning-bg)}
.noted{color:var(--note);background:var(--note-bg)}
.good{color:var(--good);background:var(--good-bg)}
.plain{color:var(--soft);background:var(--track)}
.head{display:flex;flex-wrap:wrap;align-items:center;gap:6px 14px}
.head .soft{font-size:.9rem}
.verdict{font-size:1.08rem;margin:12px 0 18px;max-width:60em}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:0 0 24px;padding:0}
.tile{border:1px solid var(--line);border-radius:10px;padding:10px 12px;min-width:0}
.tile dt{font-size:.8rem;color:var(--soft)}
.tile dd{margin:1px 0 0;font-size:1.16rem;font-weight:650;line-height:1.25}
.tile small{display:block;font-weight:400;font-size:.8rem;color:var(--soft);margin-top:2px}
.parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:28px 34px}
.part{min-width:0}
.wide{grid-column:1/-1}
figure{margin:0 0 8px}
svg{display:block;width:100%}
.stack{height:34px;border-radius:8px;overflow:hidden}
.gauge{height:8px;border-radius:4px;margin-top:8px}
.track{fill:var(--track)}
.bar{height:10px;border-radius:5px;overflow:hidden}
.fill{fill:var(--note)}
.fill.bad{fill:var(--error)}
.fill.mid{fill:var(--warning)}
.fill.ok{fill:var(--good)}
.faint{opacity:.28}
.overview{list-style:none;margin:14px 0 0;padding:0;display:grid;gap:18px}
.overview .head{margin-bottom:2px}
.mark{fill:var(--ink)}
.legend,.bars{list-style:none;margin:10px 0 0;padding:0;display:grid;gap:6px 18px}
.legend{grid-template-columns:repeat(auto-fill,minmax(min(100%,210px),1fr));font-size:.9rem}
.legend li{display:flex;align-items:baseline;gap:8px;min-width:0}
.legend b{margin-left:auto;font-weight:600;white-space:nowrap}
.dot{flex:none;width:11px;height:11px;border-radius:3px;display:inline-block;align-self:center}
.bars{gap:11px}
.bars .row{display:flex;justify-content:space-between;gap:12px;font-size:.9rem;margin-bottom:3px}
.bars .row span:last-child{text-align:right;white-space:nowrap;color:var(--soft)}
.bars .row span:first-child{min-width:0}
.bars em{font-style:normal;white-space:nowrap;color:var(--error);font-weight:600}
details{margin:8px 0 0}
summary{cursor:pointer;color:var(--note);font-size:.9rem;width:fit-content;border-radius:4px}
summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--note);outline-offset:2px}
.scroll{overflow-x:auto;margin:8px 0;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:.86rem}
th,td{text-align:left;vertical-align:top;padding:6px 11px;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
tbody tr:last-child td{border-bottom:0}
.n{text-align:right;white-space:nowrap}
td{overflow-wrap:normal;word-break:normal}
.finding{border-left:4px solid var(--line);padding:2px 0 2px 14px;margin:0 0 18px}
.finding.is-error{border-color:var(--error)}
.finding.is-warning{border-color:var(--warning)}
.finding.is-note{border-color:var(--note)}
.finding .head{margin-bottom:6px}
.finding p:last-child{margin-bottom:0}
.map{max-width:460px;margin:6px auto 0}
.glance{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:10px 36px;align-items:center}
.map text{fill:var(--ink);font:600 12px system-ui,sans-serif}
.map .small{fill:var(--soft);font-weight:400;font-size:11px}
.band{opacity:.34}
.band:hover{opacity:.6}
.node{fill:var(--ink)}
.node.s-split,.node.s-small{fill:var(--error)}
.node.s-fits{fill:var(--good)}
.node.s-unknown{fill:var(--soft)}
footer{padding-top:10px;padding-bottom:48px;color:var(--soft);font-size:.86rem}
@media (max-width:560px){body{font-size:15px}main,header,footer{padding-left:12px;padding-right:12px}.card{padding:16px 14px;border-radius:12px}h1{font-size:1.45rem}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}th,td{padding:6px 7px}td:first-child{min-width:8.5rem;overflow-wrap:anywhere}}
@media print{:root{color-scheme:light}.card{break-inside:avoid}summary{display:none}}
${classes}`
