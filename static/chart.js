// Charts: ECharts takes over a server-drawn plot in its own box, with the same
// data, scales, words and colours, and adds what a drawing cannot: a readout on
// hover, a walk by arrow keys, and a click or Enter that opens the receipt of a
// number. Options come as data from the page; colours are names of custom
// properties, looked up here, so that a theme is one place. Nothing moves, and
// paper still gets the drawing.
"use strict";

(() => {
  const look = (box) => {
    const css = getComputedStyle(box);
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75;
    const colour = (name) => css.getPropertyValue(name).trim();
    return { colour, font: css.fontFamily, size };
  };

  // Colours named "var(--name)" become what they are here and now, and a line
  // type "6 3" the dashes it names; no other text is touched.
  const resolved = (node, colour, key) => {
    if (typeof node === "string") {
      const name = /color$/i.test(key) && /^var\((--[\w-]+)\)$/.exec(node);
      if (name) return colour(name[1]);
      return key === "type" && /^\d+( \d+)+$/.test(node) ? node.split(" ").map(Number) : node;
    }
    if (Array.isArray(node)) return node.map((one) => resolved(one, colour, key));
    if (node && typeof node === "object") {
      return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, resolved(value, colour, name)]));
    }
    return node;
  };

  const line = (x, y1, y2, style) => ({ type: "line", shape: { x1: x, x2: x, y1, y2 }, style: { fill: "none", ...style } });
  const rect = (x1, x2, y, height, style) => ({ type: "rect", shape: { x: x1, y, width: Math.max(x2 - x1, 0), height }, style });
  const shape = (points, style) => ({ type: "polygon", shape: { points }, style });

  // The marks of internal/plot, by role; top is the upper edge of the track.
  const marks = (c) => ({
    track: (x0, x, top) => [rect(x0, x, top, 18, { fill: c("--track") })],
    linear: (x0, x, top) => [line(x, top - 8, top + 26, { stroke: c("--rule-3"), lineDash: [1, 3], lineWidth: 1 })],
    frame: (x0, x, top) => [rect(x0, x, top + 2, 14, { fill: c("--forecast"), stroke: c("--forecast-line"), lineDash: [3, 2] })],
    middle: (x0, x, top) => [line(x, top + 2, top + 16, { stroke: c("--forecast-line"), lineWidth: 2 })],
    ghost: (x0, x, top) => [rect(x0 + 0.5, x, top + 4, 10, { fill: "none", stroke: c("--rule-3"), lineDash: [3, 2] })],
    now: (x0, x, top) => [rect(x0, x, top + 4, 10, { fill: c("--now") })],
    past: (x0, x, top) => [
      line(x, top + 4, top + 14, { stroke: c("--halo"), lineWidth: 5 }),
      line(x, top, top + 18, { stroke: c("--ink"), lineWidth: 2 }),
    ],
    season: (x0, x, top) => [
      shape([[x, top + 18], [x + 4.5, top + 25], [x - 4.5, top + 25]], { fill: c("--paper"), stroke: c("--ink"), lineWidth: 1.25 }),
    ],
    tier: (x0, x, top) => [line(x, top - 1, top + 23, { stroke: c("--tier"), lineWidth: 2 })],
  });
  const circle = (x, y, open, c) => ({
    type: "circle",
    shape: { cx: x, cy: y, r: 3 },
    style: { fill: open ? c("--paper") : c("--tier"), stroke: c("--tier"), lineWidth: 2 },
  });

  // Custom series, by the id the server gives them.
  const drawers = (series, look, c) => ({
    bar: (params, api) => {
      const item = series.data[params.dataIndex];
      const [from, to] = item.value;
      const top = params.coordSys.y + (params.coordSys.height - 18) / 2;
      const x0 = api.coord([from, 0])[0];
      const x = api.coord([to, 0])[0];
      const children = marks(c)[item.role](x0, x, top);
      if (item.role === "tier") children.push(circle(x, top - 4, item.open, c));
      return { type: "group", children };
    },
    fan: (params, api) => {
      if (params.dataIndex > 0) return null;
      const low = series.data.map((item) => api.coord([item.value[0], item.value[1]]));
      const high = series.data.map((item) => api.coord([item.value[0], item.value[2]]));
      return shape(low.concat(high.reverse()), { fill: c("--forecast"), stroke: c("--forecast-line"), lineDash: [3, 2], lineWidth: 1 });
    },
    ring: (params, api) => {
      const item = series.data[params.dataIndex];
      const [x, y] = api.coord(item.value);
      return circle(x, y, item.open, c);
    },
    change: (params, api) => {
      const x = api.coord([series.data[params.dataIndex].value[0], 0])[0];
      const y = params.coordSys.y + params.coordSys.height;
      return shape([[x, y - 5], [x + 5, y], [x, y + 5], [x - 5, y]], { fill: c("--paper"), stroke: c("--ink"), lineWidth: 1.25 });
    },
    columns: (params, api) => {
      const item = series.data[params.dataIndex];
      if (item.value[1] === null) return null;
      const [x, y] = api.coord(item.value);
      const zero = api.coord([item.value[0], 0])[1];
      const wide = (params.coordSys.width * item.wide) / 100;
      const style = item.open ? { fill: c("--paper"), stroke: c("--now"), lineWidth: 1.5, lineDash: [3, 2] } : { fill: c("--now") };
      return { type: "rect", shape: { x: x - wide / 2, y: Math.min(y, zero), width: wide, height: Math.abs(y - zero) }, style };
    },
    words: (params) => {
      const word = series.data[params.dataIndex];
      const is = (name) => (word.class || "").split(" ").includes(name);
      return {
        type: "text",
        x: params.coordSys.x + (params.coordSys.width * word.x) / 100 + word.dx,
        y: params.coordSys.y + word.y + look.size * 0.04,
        style: {
          legacy: false,
          text: word.text,
          align: { start: "left", middle: "center", end: "right" }[word.anchor],
          verticalAlign: "bottom",
          fontFamily: look.font,
          fontSize: look.size,
          fontWeight: is("b") || is("on") ? 700 : 400,
          fill: is("on") ? c("--on-now") : is("b") ? c("--ink") : is("dim") ? c("--ink-3") : c("--ink-2"),
          stroke: is("hal") ? c("--halo") : "none",
          lineWidth: is("hal") ? 4 : 0,
        },
      };
    },
  });

  // The option as ECharts wants it, for the box as it is now.
  const optionFor = (data, plot, style) => {
    const option = resolved(data.option, style.colour, "");
    const pad = getComputedStyle(plot);
    option.animation = false;
    option.textStyle = { fontFamily: style.font, fontSize: style.size, color: style.colour("--ink-2") };
    option.grid = {
      left: parseFloat(pad.paddingLeft),
      right: parseFloat(pad.paddingRight),
      top: parseFloat(pad.paddingTop) + (data.above || 0),
      bottom: parseFloat(pad.paddingBottom),
      outerBoundsMode: "none",
    };
    const narrow = plot.clientWidth < 440;
    for (const axis of option.xAxis) axis.axisTick = { ...axis.axisTick, customValues: data.ticks || [] };
    for (const series of option.series) {
      if (series.id === "words" && narrow) series.data = series.data.filter((word) => !/\balt\b/.test(word.class || ""));
      if (narrow) for (const item of series.data || []) if (item && item.narrow) item.symbolSize = item.narrow;
      const draw = drawers(series, style, style.colour)[series.id];
      if (draw) Object.assign(series, { renderItem: draw, clip: false, silent: series.id !== "bar" && series.id !== "columns" });
      if (series.id === "words") series.z = 4; // over the dots they stand in
      if (series.emphasis) {
        series.triggerLineEvent = true;
        series.emphasis.lineStyle = { color: series.emphasis.itemStyle.color, width: 2.5 };
      }
      if (series.markLine) Object.assign(series.markLine, { silent: true, z: 1 });
    }
    option.tooltip = {
      trigger: "item",
      renderMode: "richText",
      confine: true,
      formatter: (params) => (params.data && params.data.tip) || "",
      backgroundColor: style.colour("--paper"),
      borderColor: style.colour("--ink"),
      borderWidth: 1,
      borderRadius: 0,
      shadowBlur: 0,
      shadowColor: "transparent",
      padding: [6, 9],
      textStyle: { color: style.colour("--ink"), fontFamily: style.font, fontSize: style.size },
    };
    return option;
  };

  // A page of a moment gone by leads to receipts of that moment.
  const moment = new URLSearchParams(location.search).get("asof");
  const then = (path) => {
    if (!moment) return path;
    return path + (path.includes("?") ? "&" : "?") + "asof=" + encodeURIComponent(moment);
  };

  // Only a path on this very server is followed.
  const open = (item) => {
    if (item && typeof item.receipt === "string" && /^\/(?![/\\])/.test(item.receipt)) location.assign(then(item.receipt));
  };

  // Arrow keys walk the readable marks, Enter opens the receipt.
  const walk = (live, chart, option) => {
    const stops = [];
    option.series.forEach((series, seriesIndex) => (series.data || []).forEach((item, dataIndex) => {
      if (item && item.tip) stops.push({ seriesIndex, dataIndex, item });
    }));
    const said = live.parentElement.querySelector(".chart-said");
    let at = -1;
    const step = (to) => {
      if (!stops.length) return;
      at = (to + stops.length) % stops.length;
      const { seriesIndex, dataIndex, item } = stops[at];
      chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
      said.textContent = item.tip;
    };
    const moves = {
      ArrowRight: () => step(at + 1),
      ArrowLeft: () => step(at < 0 ? -1 : at - 1),
      Home: () => step(0),
      End: () => step(stops.length - 1),
      Escape: () => chart.dispatchAction({ type: "hideTip" }),
      Enter: () => open(stops[at] && stops[at].item),
    };
    live.onkeydown = (event) => {
      if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      moves[event.key]();
    };
    live.onblur = () => chart.dispatchAction({ type: "hideTip" });
  };

  const takeOver = (box) => {
    const plot = box.querySelector(".plot");
    const source = box.querySelector('script[type="application/json"]');
    if (!plot || !source) return;
    const data = JSON.parse(source.textContent);
    const live = document.createElement("div");
    live.className = "chart-live";
    live.tabIndex = 0;
    live.setAttribute("role", "group");
    live.setAttribute("aria-labelledby", data.id + "-t");
    live.setAttribute("aria-describedby", data.id + "-d");
    const said = document.createElement("p");
    said.className = "chart-said vh";
    said.setAttribute("aria-live", "polite");
    box.append(live, said);
    const chart = window.echarts.init(live, null, { renderer: "svg" });
    const draw = () => {
      const option = optionFor(data, plot, look(box));
      chart.resize({ width: live.clientWidth, height: live.clientHeight });
      chart.setOption(option, true);
      walk(live, chart, option);
    };
    draw();
    box.classList.add("live");
    chart.on("click", (params) => open(params.data));
    // The observer speaks first of the size just drawn at.
    let drawn = live.clientWidth + "x" + live.clientHeight;
    new ResizeObserver(() => {
      const size = live.clientWidth + "x" + live.clientHeight;
      if (size !== drawn) draw();
      drawn = size;
    }).observe(live);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  };

  // One chart a task, so that a click or a scroll never waits for them all.
  const boxes = [...document.querySelectorAll(".chart")];
  const next = () => {
    const box = boxes.shift();
    if (!box) return;
    setTimeout(next);
    try {
      takeOver(box);
    } catch (error) {
      // The drawing below is whole; a chart that cannot start leaves it alone.
      box.classList.remove("live");
      for (const one of box.querySelectorAll(".chart-live, .chart-said")) one.remove();
      console.error(error);
    }
  };
  if (window.echarts) next();
})();

// Saving as PNG: the file behind 下载 SVG, painted by the browser at twice its
// size. Without scripts the SVG itself is there.
(() => {
  const nameOf = (answer) => {
    const said = /filename\*=utf-8''([^;]+)/i.exec(answer.headers.get("Content-Disposition") || "");
    return (said ? decodeURIComponent(said[1]) : "chart.svg").replace(/\.svg$/, ".png");
  };

  const paint = async (svg) => {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  const save = async (href) => {
    const answer = await fetch(href);
    if (!answer.ok || !(answer.headers.get("Content-Type") || "").startsWith("image/svg+xml")) {
      location.assign(href); // signed out meanwhile: the page says so
      return;
    }
    const link = document.createElement("a");
    const { createObjectURL: lend, revokeObjectURL: takeBack } = URL;
    link.href = lend(await paint(await answer.text()));
    link.download = nameOf(answer);
    link.click();
    setTimeout(() => takeBack(link.href), 60000);
  };

  for (const svg of document.querySelectorAll(".save a[data-png]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = svg.dataset.png;
    const of = svg.querySelector(".vh");
    if (of) button.append(of.cloneNode(true));
    button.onclick = async () => {
      button.setAttribute("aria-busy", "true");
      try {
        await save(svg.href);
      } finally {
        button.removeAttribute("aria-busy");
      }
    };
    svg.after(button);
  }
})();
