// Command bench measures the built board from outside, beside a bare Echo
// handler in the same run, and prints the tables of docs/performance.md: time
// to the first page, resident memory after a page of each kind, and requests a
// second. It measures only; whether a number is good enough is for people to say.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"time"
)

func main() {
	binary := flag.String("binary", "bin/parkboard", "the board to measure")
	span := flag.Duration("span", 3*time.Second, "how long each page is asked for")
	clients := flag.Int("clients", 4, "how many ask at the same time")
	bare := flag.Bool("bare", false, "serve one bare Echo handler (what the board is compared with)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	work := func() error {
		return measure(ctx, os.Stdout, plan{binary: *binary, span: *span, clients: *clients})
	}
	if *bare {
		work = func() error { return serveBare(ctx, os.Stdout) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// plan says what is measured and for how long.
type plan struct {
	binary  string
	span    time.Duration
	clients int
}

// kinds are the pages measured, one of each kind.
var kinds = []string{
	"/", "/rankings", "/parks/rare-earth", "/receipts/rare-earth/2023-10/tax_per_mu",
	"/briefs/2023-10/rare-earth", "/uploads", "/uploads/2",
}

// loaded are the pages asked for under load.
var loaded = []string{"/", "/rankings", "/parks/rare-earth"}

// The three ways a page is asked for: as a browser does, so that it is kept;
// uncompressed under an address nobody asked before, so that it is rendered;
// and by a browser that has it.
var ways = []struct {
	name    string
	request func(path string) func(n int64) wanted
}{
	{"kept, gzip", func(path string) func(int64) wanted {
		return func(int64) wanted { return wanted{path: path, header: http.Header{"Accept-Encoding": {"gzip"}}} }
	}},
	{"rendered, identity", func(path string) func(int64) wanted {
		return func(n int64) wanted {
			return wanted{path: path + "?n=" + strconv.FormatInt(n, 10), header: http.Header{}}
		}
	}},
	{"the browser has it", func(path string) func(int64) wanted {
		return func(int64) wanted {
			known := http.Header{"Accept-Encoding": {"gzip"}, "If-None-Match": {"*"}}
			return wanted{path: path, header: known, status: http.StatusNotModified}
		}
	}},
}

// starts is how often a start is timed.
const starts = 5

func measure(ctx context.Context, out io.Writer, p plan) error {
	dir, err := os.MkdirTemp("", "parkboard-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Fprintf(out, "%s %s/%s, %d cores, %s, %d clients for %s a page\n\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), time.Now().Format(time.DateOnly), p.clients, p.span)
	data := filepath.Join(dir, "data")
	for _, step := range []func(context.Context, io.Writer, plan, string) error{startTimes, memory, throughput} {
		if err := step(ctx, out, p, data); err != nil {
			return err
		}
	}
	return nil
}

// startTimes prints how long a start takes: loading the sample once, then with
// the data in place.
func startTimes(ctx context.Context, out io.Writer, p plan, data string) error {
	first, err := timed(ctx, p, data)
	if err != nil {
		return err
	}
	best := time.Duration(0)
	for range starts {
		took, err := timed(ctx, p, data)
		if err != nil {
			return err
		}
		if best == 0 || took < best {
			best = took
		}
	}
	fmt.Fprintf(out, "| from exec to the first answered page | |\n|---|---:|\n")
	fmt.Fprintf(out, "| data in place (best of %d) | %d ms |\n| loading the sample | %.1f s |\n\n", starts, best.Milliseconds(), first.Seconds())
	return nil
}

// timed starts the board, waits for a page with data, and stops it.
func timed(ctx context.Context, p plan, data string) (time.Duration, error) {
	begun := time.Now()
	s, err := launch(ctx, p.binary, "serve", "--sample", "--addr", "127.0.0.1:0", "--data", data)
	if err != nil {
		return 0, err
	}
	defer s.stop()
	if err := s.answers(ctx, "/readyz"); err != nil {
		return 0, err
	}
	if err := s.answers(ctx, "/signin"); err != nil {
		return 0, err
	}
	return time.Since(begun), nil
}

// memory prints the resident set after a page of each kind.
func memory(ctx context.Context, out io.Writer, p plan, data string) error {
	s, err := launch(ctx, p.binary, "serve", "--sample", "--addr", "127.0.0.1:0", "--data", data)
	if err != nil {
		return err
	}
	defer s.stop()
	if err := s.answers(ctx, "/readyz"); err != nil {
		return err
	}
	fmt.Fprintf(out, "| after | resident MB |\n|---|---:|\n")
	if err := printResident(out, s, "the start"); err != nil {
		return err
	}
	client, err := s.signedIn(ctx, "admin")
	if err != nil {
		return err
	}
	for _, path := range kinds {
		if err := ask(ctx, client, s.base+path); err != nil {
			return err
		}
		if err := printResident(out, s, "`"+path+"`"); err != nil {
			return err
		}
	}
	fmt.Fprintln(out)
	return nil
}

func printResident(out io.Writer, s *server, after string) error {
	kib, err := resident(s.process.Process.Pid)
	if err == nil {
		fmt.Fprintf(out, "| %s | %.0f |\n", after, float64(kib)/1024)
	}
	return err
}

// throughput prints requests a second beside those of a bare handler.
func throughput(ctx context.Context, out io.Writer, p plan, data string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	plain, err := launch(ctx, self, "-bare")
	if err != nil {
		return err
	}
	defer plain.stop()
	s, err := launch(ctx, p.binary, "serve", "--sample", "--addr", "127.0.0.1:0", "--data", data)
	if err != nil {
		return err
	}
	defer s.stop()
	session, err := s.session(ctx, "leader")
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "| | requests/s | of a bare handler | of one that sends as many bytes | µs of the processor each, bare |\n|---|---:|---:|---:|---:|\n")
	for _, path := range loaded {
		for _, way := range ways {
			ask := way.request(path)
			signed := func(n int64) wanted { return ask(n).with("Cookie", session) }
			row, err := compared(ctx, p, s, plain, signed)
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "| `%s` %s %s\n", path, way.name, row)
		}
	}
	return nil
}

// compared is the row of a page: how it is answered, beside a bare handler that
// gets the same request and says hello, and one that sends as many bytes. Both
// are measured again for each row: on a busy machine a ratio to a floor of a
// minute ago says nothing.
func compared(ctx context.Context, p plan, s, plain *server, ask func(int64) wanted) (string, error) {
	bytes, err := ask(asked.Add(1)).length(ctx, s.client(), s.base)
	if err != nil {
		return "", err
	}
	bare := func(path string) (pace, error) {
		return plain.under(ctx, plain.client(), p, func(n int64) wanted { return wanted{path: path, header: ask(n).header} })
	}
	hello, err := bare("/")
	if err != nil {
		return "", err
	}
	got, err := s.under(ctx, s.client(), p, ask)
	if err != nil {
		return "", err
	}
	alike, err := bare("/" + strconv.FormatInt(bytes, 10))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("| %.0f | %.2f of %.0f | %.2f of %.0f | %d, %d |", got.rate, got.rate/hello.rate, hello.rate,
		got.rate/alike.rate, alike.rate, got.each.Microseconds(), alike.each.Microseconds()), nil
}
