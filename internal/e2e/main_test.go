package e2e

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

var (
	pictures = flag.String("pictures", "", "write the README's pictures into this directory")
	built    = flag.String("binary", "", "drive this binary instead of building one")
	every    = flag.Bool("every", false, "try every page in both languages, not the first of its kind")
)

// What every test shares: the browser, and a directory that goes in the end.
var (
	browser context.Context
	scratch string
)

// binary builds the board, once, and names the file.
var binary = sync.OnceValues(func() (string, error) {
	if *built != "" {
		return *built, nil
	}
	file := filepath.Join(scratch, "parkboard")
	build := exec.Command("go", "build", "-o", file, "parkboard/cmd/parkboard")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the board: %w\n%s", err, said)
	}
	return file, nil
})

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "parkboard-e2e")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(dir)
	scratch = dir
	chromium, err := needs()
	if err != nil {
		return fail(err)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), flags(chromium)...)
	defer stop()
	opened, closeBrowser := chromedp.NewContext(allocator)
	defer closeBrowser()
	if err := chromedp.Do(opened); err != nil {
		return fail(fmt.Errorf("starting %s: %w", chromium, err))
	}
	browser = opened
	defer stopShared()
	return m.Run()
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "e2e:", err)
	return 1
}

// needs finds the browser, its headless shell first, and the PDF tools, or says what to install.
func needs() (chromium string, err error) {
	for _, tool := range []string{"pdfinfo", "pdftotext", "pdftoppm", "pdffonts"} {
		if _, err := exec.LookPath(tool); err != nil {
			return "", fmt.Errorf("%s is missing: make setup installs it (Debian: poppler-utils)", tool)
		}
	}
	names := []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"}
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	return "", fmt.Errorf("no browser (%s): make setup installs Chromium", strings.Join(names, ", "))
}

func flags(chromium string) []chromedp.ExecAllocatorOption {
	return []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(chromium),
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("headless", "new"),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("force-color-profile", "srgb"),
		chromedp.Flag("lang", "zh-CN"),
		chromedp.Flag("accept-lang", "zh-CN,zh"),
		chromedp.WindowSize(1440, 900),
		chromedp.WSURLReadTimeout(time.Minute),
	}
}
