package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/labstack/echo/v4"
)

// patience is how long a server may take to answer its first page.
const patience = 2 * time.Minute

// server is a process under measurement.
type server struct {
	base    string
	process *exec.Cmd
	ended   chan struct{}
}

var listening = regexp.MustCompile(`serving (http://\S+)`)

// launch starts a program and reads the address it prints on standard output.
func launch(ctx context.Context, program string, args ...string) (*server, error) {
	s := &server{process: exec.CommandContext(ctx, program, args...), ended: make(chan struct{})}
	said, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		if found := listening.FindStringSubmatch(lines.Text()); found != nil {
			s.base = found[1]
			break
		}
	}
	go func() {
		_, _ = io.Copy(io.Discard, said)
		_ = s.process.Wait() // how it ended is in its own log
		close(s.ended)
	}()
	if s.base == "" {
		return nil, fmt.Errorf("%s ended without serving", program)
	}
	return s, nil
}

// stop ends the process and waits for it.
func (s *server) stop() {
	_ = s.process.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.ended:
	case <-time.After(20 * time.Second):
		_ = s.process.Process.Kill()
	}
}

// answers waits until a path answers 200.
func (s *server) answers(ctx context.Context, path string) error {
	deadline := time.Now().Add(patience)
	for {
		err := ask(ctx, s.client(), s.base+path)
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			return err
		}
		time.Sleep(time.Millisecond)
	}
}

// client keeps connections open, as browsers and proxies do.
func (s *server) client() *http.Client {
	return &http.Client{Transport: connections, Timeout: 30 * time.Second}
}

var connections = &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}

// signedIn is a client with the session of a sample account.
func (s *server) signedIn(ctx context.Context, account string) (*http.Client, error) {
	if err := s.answers(ctx, "/readyz"); err != nil {
		return nil, err
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	client := s.client()
	client.Jar = jar
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	form := url.Values{"name": {account}, "password": {"sample"}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+"/signin", strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return client, send(client, request, http.StatusSeeOther)
}

// session is the cookie of a sample account that has signed in, as a header.
func (s *server) session(ctx context.Context, account string) (string, error) {
	client, err := s.signedIn(ctx, account)
	if err != nil {
		return "", err
	}
	home, err := url.Parse(s.base)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, c := range client.Jar.Cookies(home) {
		parts = append(parts, c.Name+"="+c.Value)
	}
	return strings.Join(parts, "; "), nil
}

// ask fetches an address to the end.
func ask(ctx context.Context, client *http.Client, address string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	return send(client, request, http.StatusOK)
}

// send sends a request, reads the answer to its end and wants a status.
func send(client *http.Client, request *http.Request, status int) error {
	_, err := received(client, request, status)
	return err
}

// received sends a request, wants a status, and counts the bytes of the answer.
func received(client *http.Client, request *http.Request, status int) (int64, error) {
	answer, err := client.Do(request)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	length, err := io.Copy(io.Discard, answer.Body)
	if err != nil {
		return 0, err
	}
	if answer.StatusCode != status {
		return 0, fmt.Errorf("%s answers %s", request.URL, answer.Status)
	}
	return length, nil
}

// wanted is a request and the status it wants, 200 where none is named.
type wanted struct {
	path   string
	header http.Header
	status int
}

// with is the request with one header more.
func (w wanted) with(key, value string) wanted {
	w.header.Set(key, value)
	return w
}

func (w wanted) ask(ctx context.Context, client *http.Client, base string) error {
	_, err := w.length(ctx, client, base)
	return err
}

// length asks and counts the bytes of the answer.
func (w wanted) length(ctx context.Context, client *http.Client, base string) (int64, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+w.path, nil)
	if err != nil {
		return 0, err
	}
	for key, values := range w.header {
		request.Header[key] = values
	}
	return received(client, request, max(w.status, http.StatusOK))
}

// asked numbers the requests of the run, so that each can be one of its own.
var asked atomic.Int64

// pace is how a server answered: requests a second, and its own processor time
// for each.
type pace struct {
	rate float64
	each time.Duration
}

// under is the pace at which a server answers the plan's clients.
func (s *server) under(ctx context.Context, client *http.Client, p plan, next func(n int64) wanted) (pace, error) {
	pid := s.process.Process.Pid
	before, err := worked(pid)
	if err != nil {
		return pace{}, err
	}
	answered, took, err := load(ctx, client, s.base, p, next)
	if err != nil {
		return pace{}, err
	}
	after, err := worked(pid)
	return pace{float64(answered) / took.Seconds(), (after - before) / time.Duration(answered)}, err
}

// load lets the plan's clients ask for its span.
func load(ctx context.Context, client *http.Client, base string, p plan, next func(n int64) wanted) (int, time.Duration, error) {
	for range 20 { // warm
		if err := next(asked.Add(1)).ask(ctx, client, base); err != nil {
			return 0, 0, err
		}
	}
	type share struct {
		asked int
		err   error
	}
	shares := make(chan share, p.clients)
	begun := time.Now()
	for range p.clients {
		go func() {
			var mine share
			for mine.err == nil && time.Since(begun) < p.span {
				mine.err = next(asked.Add(1)).ask(ctx, client, base)
				mine.asked++
			}
			shares <- mine
		}()
	}
	total, failed := 0, error(nil)
	for range p.clients {
		one := <-shares
		total += one.asked
		failed = errors.Join(failed, one.err)
	}
	return total, time.Since(begun), failed
}

// worked is the processor time a process has used: what other programs do
// beside it bears less on this than on requests a second.
func worked(pid int) (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(stat), ") ") // the name may hold anything
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0, errors.New("no times in the state of the process")
	}
	user, err := strconv.Atoi(fields[11])
	system, systemErr := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond, errors.Join(err, systemErr)
}

// resident is the resident set of a process in KiB.
func resident(pid int) (int, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	found := regexp.MustCompile(`(?m)^VmRSS:\s+(\d+) kB$`).FindSubmatch(status)
	if found == nil {
		return 0, errors.New("no VmRSS in the status of the process")
	}
	return strconv.Atoi(string(found[1]))
}

// nothing is what a bare handler sends where it sends as much as a page.
var nothing = make([]byte, 8<<20)

// serveBare is what the board is compared with: Echo, and handlers of one line.
func serveBare(ctx context.Context, out io.Writer) error {
	e := echo.New()
	e.GET("/", func(c echo.Context) error { return c.String(http.StatusOK, "hello") })
	e.GET("/:bytes", func(c echo.Context) error {
		n, err := strconv.Atoi(c.Param("bytes"))
		if err != nil {
			return err
		}
		return c.Blob(http.StatusOK, echo.MIMETextHTMLCharsetUTF8, nothing[:min(n, len(nothing))])
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "bare: serving http://%s\n", l.Addr())
	plain := &http.Server{Handler: e, ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = plain.Close() })
	if err := plain.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
