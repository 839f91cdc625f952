package e2e

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"
)

// board is one running parkboard.
type board struct {
	base    string // http://127.0.0.1:PORT
	data    string
	process *exec.Cmd
	said    *output
}

// patience is how long a board may take to start, the sample included.
const patience = 90 * time.Second

var serving = regexp.MustCompile(`parkboard: serving (http://\S+)`)

// start runs the binary on a free port and waits until its data is loaded.
func start(data string, more ...string) (*board, error) {
	file, err := binary()
	if err != nil {
		return nil, err
	}
	b := &board{data: data, said: &output{}}
	args := append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, more...)
	b.process = exec.Command(file, args...)
	b.process.Env = append(os.Environ(), "LANG=en_US.UTF-8", "LC_ALL=")
	b.process.Stdout, b.process.Stderr = b.said, b.said
	if err := b.process.Start(); err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() { ended <- b.process.Wait() }()
	deadline := time.After(patience)
	for {
		select {
		case err := <-ended:
			return nil, fmt.Errorf("the board ended at start (%w)\n%s", err, b.said)
		case <-deadline:
			_ = b.process.Process.Kill()
			return nil, fmt.Errorf("the board was not ready after %s\n%s", patience, b.said)
		case <-time.After(50 * time.Millisecond):
		}
		if found := serving.FindStringSubmatch(b.said.String()); found != nil {
			b.base = found[1]
			if b.ready() {
				return b, nil
			}
		}
	}
}

func (b *board) ready() bool {
	answer, err := http.Get(b.base + "/readyz")
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode == http.StatusOK
}

// stop asks the board to end, as a system does, and waits for it.
func (b *board) stop() {
	_ = b.process.Process.Signal(syscall.SIGTERM)
	for range 200 {
		if b.process.Process.Signal(syscall.Signal(0)) != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	_ = b.process.Process.Kill()
}

// shared is the board with the sample that tests only read.
var shared = sync.OnceValues(func() (*board, error) {
	b, err := start(filepath.Join(scratch, "shared"), "--sample")
	started = b
	return b, err
})

// started is the shared board once a test has asked for it.
var started *board

func stopShared() {
	if started != nil {
		started.stop()
	}
}

// reading is the board with the sample, for tests that change nothing.
func reading(t *testing.T) *board {
	t.Helper()
	b, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// writing is a board of the test's own with the sample loaded, for tests that
// send and publish.
func writing(t *testing.T) *board {
	t.Helper()
	data := t.TempDir()
	if err := loaded(data); err != nil {
		t.Fatal(err)
	}
	return own(t, data, "--sample")
}

// own runs a board that ends with the test.
func own(t *testing.T, data string, more ...string) *board {
	t.Helper()
	b, err := start(data, more...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // without a farewell: it would wait for connections the browser opened and never used
		_ = b.process.Process.Kill()
	})
	return b
}

// master holds the sample, loaded once and at rest.
var master = sync.OnceValues(func() (string, error) {
	data := filepath.Join(scratch, "master")
	b, err := start(data, "--sample")
	if err != nil {
		return "", err
	}
	b.stop()
	return data, nil
})

// loaded copies the loaded sample into an empty directory.
func loaded(data string) error {
	from, err := master()
	if err != nil {
		return err
	}
	return os.CopyFS(data, os.DirFS(from))
}

// command runs a subcommand of the binary and gives what it printed.
func command(t *testing.T, args ...string) []byte {
	t.Helper()
	file, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, file, args...)
	var complaint bytes.Buffer
	run.Stderr = &complaint
	printed, err := run.Output()
	if err != nil {
		t.Fatalf("parkboard %v: %v\n%s", args, err, &complaint)
	}
	return printed
}

// output collects what a process prints; it may be read while the process runs.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}
