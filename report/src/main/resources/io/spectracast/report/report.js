"use strict";
(() => {
  const report = JSON.parse(document.getElementById("data").textContent);
  Object.values(report.figures).forEach(figure =>
    [...figure.lines, ...figure.bands].forEach(part => part.x = report.grids[part.x]));
  const darkPage = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 560px)");
  const fingers = matchMedia("(pointer: coarse)");
  const drawn = new Map();

  const ink = name => report.inks[name][darkPage.matches ? 1 : 0];
  const style = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const zip = (x, ...ys) => x.map((value, i) => [value, ...ys.map(y => y[i])]);
  const escaped = text => text.replace(/[&<>"]/g, c => "&#" + c.charCodeAt(0) + ";");

  // ---- numbers

  const grouped = value => String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");

  function short(value, digits = 4) {
    if (value === null || value === undefined || !isFinite(value)) return "–";
    const size = Math.abs(value);
    if (Number.isInteger(value) && size < 1e7) return (value < 0 ? "−" : "") + grouped(size);
    const text = size !== 0 && (size < 1e-4 || size >= 1e7)
      ? value.toExponential(digits - 2).replace(/\.?0+e/, "e").replace("e+", "e")
      : String(Number(value.toPrecision(digits)));
    return text.replace(/-/g, "−");
  }

  const percent = value => Math.round(value * 100) + "\u202f%";

  /** The index of the value nearest to x, or −1 where the series does not reach. */
  function nearest(values, x) {
    let low = 0, high = values.length - 1;
    if (high < 0) return -1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (values[middle] <= x) low = middle; else high = middle;
    }
    const index = Math.abs(values[high] - x) < Math.abs(values[low] - x) ? high : low;
    const gap = values.length > 1 ? values[high] - values[low] : Infinity;
    return Math.abs(values[index] - x) <= gap / 2 * 1.0001 ? index : -1;
  }

  // ---- the legend's entries, in the order they are drawn

  function entries(figure) {
    const found = new Map();
    const add = (kind, part) => {
      if (!found.has(part.legend)) found.set(part.legend, {name: part.legend, ink: part.ink, kinds: new Map()});
      found.get(part.legend).kinds.set(kind, part);
    };
    figure.bars.forEach(part => add("bars", part));
    figure.lines.forEach(part => add(part.stroke, part));
    figure.bands.forEach(part => add("band", part));
    figure.ticks.forEach(part => add("tick", part));
    figure.marks.forEach(part => add("mark", part));
    return [...found.values()];
  }

  const dashes = {solid: "", dashed: "5 3", dotted: "1.5 2.5"};

  function swatch(entry) {
    const colour = ink(entry.ink);
    const line = (part, path, width) =>
      `<path d="${path}" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes[part.stroke] || ""}"/>`;
    let shapes = "";
    if (entry.kinds.has("band")) shapes += `<rect y="1" width="22" height="10" fill="${colour}" opacity="0.22"/>`;
    if (entry.kinds.has("bars")) shapes += `<rect x="3" y="1" width="16" height="10" fill="${colour}" opacity="0.55"/>`;
    if (entry.kinds.has("tick")) shapes += line({}, "M11 1V11", 3);
    if (entry.kinds.has("mark")) shapes += line(entry.kinds.get("mark"), "M11 0V12", 2);
    const curve = entry.kinds.get("solid") || entry.kinds.get("dashed") || entry.kinds.get("dotted");
    if (curve) shapes += line(curve, "M0 6H22", 2.5);
    if (entry.kinds.has("points")) shapes += [4, 11, 18].map(x => `<circle cx="${x}" cy="6" r="2" fill="${colour}"/>`).join("");
    return `<svg viewBox="0 0 22 12" aria-hidden="true">${shapes}</svg>`;
  }

  function drawLegend(element, figure, hidden, toggle) {
    const legend = element.parentElement.querySelector(".legend");
    legend.replaceChildren(...entries(figure).map(entry => {
      const button = document.createElement("button");
      button.type = "button";
      button.innerHTML = swatch(entry);
      button.append(entry.name);
      button.setAttribute("aria-pressed", String(!hidden.has(entry.name)));
      button.addEventListener("click", () => toggle(entry.name));
      return button;
    }));
  }

  // ---- the tooltip: one row per legend entry, one column per role

  function tooltip(figure, hidden, at) {
    const shown = part => !hidden.has(part.legend);
    const digits = narrow.matches ? 3 : 4;
    const roles = [], rows = new Map();
    const put = (part, role, text) => {
      if (!roles.includes(role)) roles.push(role);
      if (!rows.has(part.legend)) rows.set(part.legend, {ink: part.ink, cells: {}});
      rows.get(part.legend).cells[role] = text;
    };
    figure.bars.filter(shown).forEach(bars => {
      const bin = bars.edges.findLastIndex(edge => edge <= at);
      if (bin >= 0 && bin < bars.counts.length) {
        put(bars, "", `${short(bars.heights[bin], 3)} (${bars.counts[bin]} in ${short(bars.edges[bin], 3)} … ${short(bars.edges[bin + 1], 3)})`);
      }
    });
    figure.lines.filter(shown).forEach(line => {
      const i = nearest(line.x, at);
      if (i >= 0) put(line, line.role, line.right ? percent(line.y[i]) : short(line.y[i], digits));
    });
    const bands = narrow.matches ? figure.bands.filter(band => band.role.startsWith("90")) : figure.bands;
    bands.filter(shown).forEach(band => {
      const i = nearest(band.x, at);
      if (i >= 0) put(band, band.role, `${short(band.lower[i], digits)} … ${short(band.upper[i], digits)}`);
    });
    const width = extent(figure)[1] - extent(figure)[0];
    figure.ticks.filter(shown).forEach(ticks => ticks.x.forEach((x, i) => {
      if (Math.abs(x - at) < 0.012 * width) put({legend: ticks.notes[i], ink: ticks.ink}, "", short(x));
    }));
    const head = roles.some(role => role)
      ? `<thead><tr><th></th>${roles.map(role => `<th>${escaped(role)}</th>`).join("")}</tr></thead>` : "";
    const body = [...rows].map(([name, row]) =>
      `<tr><th><span class="dot" style="background:${ink(row.ink)}"></span>${escaped(name)}</th>`
      + roles.map(role => `<td>${escaped(row.cells[role] || "")}</td>`).join("") + "</tr>").join("");
    return `<b>${escaped(figure.x.symbol)} ${short(at)}</b><table class="tip">${head}<tbody>${body}</tbody></table>`;
  }

  // ---- the chart

  function extent(figure) {
    if (figure.x.range) return figure.x.range;
    const all = [...figure.lines, ...figure.bands].flatMap(part => [part.x[0], part.x[part.x.length - 1]]);
    const placed = figure.x.log ? all.filter(x => x > 0) : all;
    const low = Math.min(...placed), high = Math.max(...placed);
    if (figure.x.log) return high > low ? [low, high] : [low / 2, high * 2];
    if (!(high > low)) return [low - 1, high + 1];
    return [low > 0 && low < 0.3 * high ? 0 : low, high];
  }

  function lineSeries(line) {
    if (line.stroke === "points") {
      return {
        type: "scatter", name: line.legend, data: zip(line.x, line.y), yAxisIndex: line.right ? 1 : 0,
        symbolSize: line.x.length < 80 ? 7 : 4, silent: true, animation: false, z: 4, itemStyle: {color: ink(line.ink)},
      };
    }
    return {
      type: "line", name: line.legend, data: zip(line.x, line.y), yAxisIndex: line.right ? 1 : 0,
      showSymbol: line.x.length < 8, symbol: "circle", symbolSize: 5, silent: true, animation: false, zlevel: 0, z: 4,
      itemStyle: {color: ink(line.ink)},
      lineStyle: {color: ink(line.ink), width: line.stroke === "dotted" ? 1.6 : 1.9,
        type: {solid: "solid", dashed: [6, 4], dotted: [2, 3]}[line.stroke]},
    };
  }

  function bandSeries(band) {
    const outline = api => [
      ...band.x.map((x, i) => api.coord([x, band.upper[i]])),
      ...band.x.map((x, i) => api.coord([x, band.lower[i]])).reverse(),
    ];
    return {
      type: "custom", name: band.legend, data: zip(band.x, band.lower, band.upper), encode: {x: 0, y: [1, 2]},
      clip: true, silent: true, animation: false, z: 2, itemStyle: {color: ink(band.ink)},
      renderItem: (item, api) => item.dataIndex === 0
        ? {type: "polygon", shape: {points: outline(api)}, style: {fill: ink(band.ink), opacity: band.opacity}}
        : undefined,
    };
  }

  function barSeries(bars) {
    const last = bars.edges.length - 1;
    const outline = [[bars.edges[0], 0], ...bars.heights.map((h, i) => [bars.edges[i], h]),
      [bars.edges[last], bars.heights[last - 1]], [bars.edges[last], 0]];
    return {
      type: "line", name: bars.legend, data: outline, step: "end", showSymbol: false, silent: true,
      animation: false, zlevel: 0, z: 2, itemStyle: {color: ink(bars.ink)},
      lineStyle: {color: ink(bars.ink), width: 1, opacity: 0.8},
      areaStyle: {color: ink(bars.ink), opacity: darkPage.matches ? 0.4 : 0.3},
    };
  }

  function tickSeries(ticks) {
    return {
      type: "scatter", name: ticks.legend, data: ticks.x.map(x => [x, 0]), symbol: "rect", symbolSize: [3, 26],
      symbolOffset: [0, -13], silent: true, animation: false, z: 5, itemStyle: {color: ink(ticks.ink)},
      label: {show: true, position: "top", color: style("quiet"), fontSize: 11, formatter: item => ticks.notes[item.dataIndex].split(",")[0]},
      labelLayout: {hideOverlap: true},
    };
  }

  function markSeries(mark) {
    return {
      type: "line", name: mark.legend, data: [], animation: false, itemStyle: {color: ink(mark.ink)},
      markLine: {
        symbol: "none", silent: true, animation: false, label: {show: false}, data: [{xAxis: mark.x}],
        lineStyle: {color: ink(mark.ink), width: 1.6, type: {solid: "solid", dashed: [6, 4], dotted: [2, 3]}[mark.stroke]},
      },
    };
  }

  function axis(more) {
    return {
      type: "value",
      axisLabel: {color: style("quiet"), fontSize: 11, hideOverlap: true, formatter: v => short(v, 3)},
      axisLine: {show: true, onZero: false, lineStyle: {color: style("line")}}, axisTick: {show: false},
      splitLine: {lineStyle: {color: style("line"), opacity: 0.7}}, ...more,
    };
  }

  /** Whether a label at the axis' end would stand clear of the last round one. */
  function endIsClear(low, high) {
    const rough = (high - low) / 5, power = 10 ** Math.floor(Math.log10(rough)), lead = rough / power;
    const interval = power * (lead < 1.5 ? 1 : lead < 2.5 ? 2 : lead < 4 ? 3 : lead < 7 ? 5 : 10);
    const rest = high / interval - Math.floor(high / interval + 1e-9);
    return rest < 1e-6 || rest > 0.7;
  }

  function xAxis(figure) {
    const [low, high] = extent(figure);
    const furthest = Math.max(high, ...figure.ticks.flatMap(ticks => ticks.x), ...figure.bars.flatMap(bars => bars.edges));
    const given = axis({
      type: figure.x.log ? "log" : "value", min: low, max: furthest > high ? 1.02 * furthest : high, name: figure.x.title, nameLocation: "middle", nameGap: 28,
      nameTextStyle: {color: style("quiet"), fontSize: 12}, splitLine: {show: false},
    });
    return {...given, axisLabel: {...given.axisLabel, showMaxLabel: endIsClear(low, high)}};
  }

  function yAxes(figure) {
    const density = figure.bars.length > 0 || figure.ticks.length > 0;
    const bare = density && figure.bars.length === 0 && figure.lines.length === 0;
    if (figure.y.log) return [axis({type: "log", scale: true})];
    const [from, to] = figure.y.range || [density ? 0 : undefined];
    const left = axis({scale: !density, min: from, max: bare ? 1 : to, show: !bare});
    if (!figure.right) return [left];
    const [min, max] = figure.right.range;
    const right = axis({min, max, splitLine: {show: false}});
    return [left, {...right, axisLabel: {...right.axisLabel, formatter: percent}}];
  }

  /** The vertical axes' titles, level above them: a turned title costs a narrow screen its width. */
  function axisTitles(figure) {
    const text = {color: style("quiet"), fontSize: 12, fontWeight: "normal"};
    const left = {text: figure.y.title, left: 2, top: figure.right ? 28 : 4, padding: 0, textStyle: text};
    return figure.right ? [left, {...left, text: figure.right.title, left: "auto", right: 2}] : [left];
  }

  function option(figure, hidden, save) {
    const [low, high] = extent(figure);
    const zoom = {startValue: low, endValue: high, filterMode: "none"};
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
      title: axisTitles(figure),
      grid: {left: 4, right: figure.right ? 4 : 18, top: figure.right ? 52 : 32, bottom: 30, containLabel: true},
      legend: {show: false, data: entries(figure).map(entry => entry.name),
        selected: Object.fromEntries([...hidden].map(name => [name, false]))},
      xAxis: xAxis(figure),
      yAxis: yAxes(figure),
      dataZoom: [{type: "inside", xAxisIndex: 0, ...zoom, disabled: fingers.matches, zoomOnMouseWheel: "ctrl",
        moveOnMouseWheel: false, moveOnMouseMove: false, preventDefaultMouseMove: false}],
      toolbox: {
        right: 2, top: 0, padding: [2, 0], itemSize: 14, iconStyle: {borderColor: style("quiet")},
        emphasis: {iconStyle: {borderColor: style("accent"), textFill: style("accent")}},
        feature: {
          dataZoom: {filterMode: "none", title: {zoom: "zoom: drag a box", back: "back"}},
          restore: {title: "show all"},
          mySave: {show: true, title: "save as PNG", onclick: save,
            icon: "M8 1v9 M4 6l4 4 4-4 M1 11v4h14v-4"},
        },
      },
      tooltip: {
        trigger: "axis", confine: true, transitionDuration: 0, axisPointer: {type: "line", snap: figure.bars.length === 0},
        backgroundColor: style("card"), borderColor: style("line"), padding: [6, 9],
        textStyle: {color: style("text"), fontSize: 12},
        formatter: params => tooltip(figure, hidden, params[0].axisValue),
      },
      series: [...figure.bars.map(barSeries), ...figure.bands.map(bandSeries), ...figure.lines.map(lineSeries),
        ...figure.ticks.map(tickSeries), ...figure.marks.map(markSeries)],
    };
  }

  /** Draws the figure once more beside the page, with heading and legend, and hands it over as a file. */
  function savePng(figure, hidden) {
    const sheet = document.createElement("div");
    sheet.style.cssText = "position:absolute;left:-9999px;top:0;width:1000px;height:600px";
    document.body.append(sheet);
    const chart = echarts.init(sheet);
    const given = option(figure, hidden);
    const text = {color: style("text"), fontSize: 13};
    chart.setOption({...given, toolbox: {show: false},
      title: [{text: figure.title, left: 12, top: 8, textStyle: {...text, fontSize: 16}},
        ...given.title.map(title => ({...title, top: 40, [title.left === "auto" ? "right" : "left"]: 16}))],
      legend: {...given.legend, show: true, type: "scroll", bottom: 6, textStyle: text},
      grid: {...given.grid, left: 16, right: figure.right ? 16 : 32, top: 66, bottom: 70}});
    const link = document.createElement("a");
    link.href = chart.getDataURL({type: "png", pixelRatio: 2, backgroundColor: style("card")});
    link.download = figure.id + ".png";
    link.click();
    chart.dispose();
    sheet.remove();
  }

  function draw(element) {
    if (drawn.has(element)) return;
    const figure = report.figures[element.dataset.figure];
    const hidden = new Set();
    const chart = echarts.init(element);
    const redraw = () => {
      chart.setOption(option(figure, hidden, () => savePng(figure, hidden)), true);
      drawLegend(element, figure, hidden, toggle);
    };
    const toggle = name => {
      if (!hidden.delete(name)) hidden.add(name);
      const pressed = document.activeElement;
      const index = pressed ? [...pressed.parentElement.children].indexOf(pressed) : -1;
      redraw();
      element.parentElement.querySelectorAll(".legend button")[index]?.focus();
    };
    redraw();
    drawn.set(element, redraw);
    new ResizeObserver(() => chart.resize()).observe(element);
  }

  const elements = [...document.querySelectorAll(".chart")];
  const soonVisible = new IntersectionObserver(
    seen => seen.filter(entry => entry.isIntersecting).forEach(entry => draw(entry.target)), {rootMargin: "600px"});
  elements.forEach(element => soonVisible.observe(element));
  addEventListener("beforeprint", () => elements.filter(element => element.checkVisibility()).forEach(draw));
  darkPage.addEventListener("change", () => drawn.forEach(redraw => redraw()));
})();
