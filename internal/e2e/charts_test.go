package e2e

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/png" // the pictures a browser takes
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// The ceilings of a page with charts.
const (
	mostShift = 0.01
	mostBytes = 300 << 10
)

// shift is the layout shift since the page began, after the charts have taken
// over.
func (b *tab) shift() float64 {
	b.t.Helper()
	return ask(b, chromedp.Evaluate[float64](`new Promise((done) => {
		let sum = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
		}).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => done(sum), 600);
	})`, chromedp.EvalAwaitPromise))
}

func TestNothingMovesWhenTheChartsTakeOver(t *testing.T) {
	t.Parallel()
	for _, width := range []int64{1440, 390} {
		b := open(t, reading(t).base, viewport(width, 900))
		b.signIn("leader")
		for _, path := range []string{"/", "/rankings", "/parks/rare-earth"} {
			b.see(path)
			if moved := b.shift(); moved >= mostShift {
				t.Errorf("%s at %d px shifts by %.4f", path, width, moved)
			}
		}
	}
}

// A first visit: nothing is kept of an earlier one, and everything the page
// needs comes over the wire.
func TestAFirstVisitWithChartsIsLight(t *testing.T) {
	t.Parallel()
	b := open(t, reading(t).base)
	b.signIn("leader")
	b.must(
		call(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}),
	)
	var bytes, files atomic.Int64
	finished := chromedp.Events(b.ctx, network.LoadingFinished)
	go func() {
		for done, err := range finished {
			if err != nil {
				return
			}
			bytes.Add(int64(done.EncodedDataLength))
			files.Add(1)
		}
	}()
	b.see("/parks/rare-earth")
	time.Sleep(300 * time.Millisecond)
	t.Logf("%d bytes in %d files", bytes.Load(), files.Load())
	if files.Load() < 4 || bytes.Load() < 100<<10 {
		t.Errorf("only %d bytes in %d files were seen", bytes.Load(), files.Load())
	}
	if bytes.Load() > mostBytes {
		t.Errorf("a first visit is %d bytes, ceiling %d", bytes.Load(), mostBytes)
	}
}

// Every chart of a page can be saved; its file is a picture to a browser, and
// the script paints it as PNG.
func TestChartsAreSavedAsPictures(t *testing.T) {
	t.Parallel()
	site := reading(t)
	client := signed(t, site.base, "leader")
	b := open(t, site.base)
	b.signIn("leader")
	for _, path := range []string{"/", "/parks/rare-earth"} {
		b.see(path)
		links := b.links(".save a")
		if len(links) == 0 || b.count(".save button") != len(links) {
			t.Errorf("%s: %d files, %d of them as PNG", path, len(links), b.count(".save button"))
		}
		for _, link := range links {
			status, file := fetch(t, client, site.base+link)
			if status != 200 || strings.Contains(file, "var(--") {
				t.Errorf("%s answers %d", link, status)
			}
			size := ask(b, chromedp.Evaluate[string](fmt.Sprintf(`(async () => {
				const image = new Image();
				image.src = "data:image/svg+xml;base64," + %q;
				await image.decode();
				const canvas = document.createElement("canvas");
				canvas.width = image.naturalWidth;
				canvas.height = image.naturalHeight;
				canvas.getContext("2d").drawImage(image, 0, 0);
				return canvas.toDataURL("image/png").split(",")[1];
			})()`, base64.StdEncoding.EncodeToString([]byte(file))), chromedp.EvalAwaitPromise))
			if colours := coloursOf(t, size); colours < 4 {
				t.Errorf("%s is drawn in %d colours", link, colours)
			}
		}
	}
}

// coloursOf counts the colours of a picture, so that an empty one is found.
func coloursOf(t *testing.T, encoded string) int {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[3]uint32]bool{}
	box := picture.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y += 3 {
		for x := box.Min.X; x < box.Max.X; x++ {
			r, g, b, _ := picture.At(x, y).RGBA()
			seen[[3]uint32{r >> 12, g >> 12, b >> 12}] = true
		}
	}
	return len(seen)
}

// A click on 下载 PNG hands over a file with a Chinese name.
func TestThePNGIsHandedOver(t *testing.T) {
	t.Parallel()
	b := open(t, reading(t).base)
	b.signIn("leader")
	b.see("/")
	name := ask(b, chromedp.Evaluate[string](`new Promise((done) => {
		HTMLAnchorElement.prototype.click = function () { done(this.download + " " + this.href.slice(0, 5)); };
		document.querySelector(".save button").click();
	})`, chromedp.EvalAwaitPromise))
	if !strings.HasSuffix(name, ".png blob:") || !strings.Contains(name, "园区") {
		t.Errorf("handed over: %q", name)
	}
}

// Without colours the marks of a chart still differ: this year's bar, the
// track and the forecast in lightness.
func TestChartsAreReadWithoutColours(t *testing.T) {
	t.Parallel()
	b := open(t, reading(t).base)
	b.signIn("leader")
	b.must(call(emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{
		Type: emulation.SetEmulatedVisionDeficiencyTypeAchromatopsia,
	}))
	for _, set := range []option{light, dark} {
		b.must(set)
		b.see("/parks/rare-earth")
		if colours := coloursOf(t, base64.StdEncoding.EncodeToString(b.picture())); colours < 5 {
			t.Errorf("only %d greys", colours)
		}
	}
	apart := ask(b, chromedp.Evaluate[float64](`(() => {
		const css = getComputedStyle(document.documentElement);
		const grey = (name) => {
			const hex = css.getPropertyValue(name).trim().slice(1);
			const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		return Math.min(contrast(grey("--now"), grey("--track")), contrast(grey("--tier"), grey("--track")), contrast(grey("--past"), grey("--paper")));
	})()`))
	if apart < 3 {
		t.Errorf("marks differ by %.2f without colours, want 3", apart)
	}
}
