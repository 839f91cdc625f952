package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"parkboard/handlers"
	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
)

// drain is how long a stopping server waits for the requests under way.
const drain = 15 * time.Second

// serving is what the serve flags say.
type serving struct {
	addr    string
	data    string
	sample  bool
	day     string // the day the sample starts on; "" is the clock's
	catalog string
	tls     bool
	public  string // address at which readers find the board; "" prints no codes
}

// serve runs the board until the process is told to stop.
func serve(ctx context.Context, e env) int {
	set := flags(e, "serve")
	s := serveFlags(set, e)
	operands, code, ok := parse(set, e)
	if !ok {
		return code
	}
	if len(operands) > 0 {
		set.Usage()
		return misused
	}
	if err := s.run(ctx, e); err != nil {
		return fail(e, err)
	}
	return done
}

func serveFlags(set *flag.FlagSet, e env) *serving {
	s := &serving{}
	set.StringVar(&s.addr, "addr", "127.0.0.1:8080", e.say().T("cli.flag.addr"))
	set.StringVar(&s.data, "data", "data", e.say().T("cli.flag.data"))
	set.BoolVar(&s.sample, "sample", false, e.say().T("cli.flag.sample"))
	set.StringVar(&s.day, "day", "", e.say().T("cli.flag.day"))
	set.StringVar(&s.catalog, "catalog", "", e.say().T("cli.flag.catalog"))
	set.StringVar(&s.public, "public-url", "", e.say().T("cli.flag.public"))
	set.BoolVar(&s.tls, "https", false, e.say().T("cli.flag.tls"))
	return s
}

func (s *serving) run(ctx context.Context, e env) error {
	public, err := publicAddress(s.public)
	if err != nil {
		return err
	}
	db, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer closing(db)
	release, err := db.LockServing()
	if err != nil {
		return err
	}
	defer release()
	if err := s.mayLoadSample(ctx, db); err != nil {
		return err
	}
	if e.clock, err = s.clock(ctx, db, e.clock); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return park.Conflictf("address_in_use", "%v", err)
	}
	load := &loading{db: db, env: e}
	handler := handlers.New(handlers.Config{
		DB: db, Clock: e.clock, Log: slog.New(slog.NewTextHandler(e.stderr, nil)),
		Ready: load.ready.Load, Progress: load.progress, Version: versionName(), HTTPS: s.tls, OwnClock: s.day != "", Public: public,
	})
	base := "http://" + listener.Addr().String()
	say(e.stdout, e.say().T("cli.serve.listening", base))
	if err := s.announceSetup(ctx, e, db, base); err != nil {
		return err
	}
	return s.serveUntilDone(ctx, e, listener, handler, load)
}

// serveUntilDone answers requests while the sample loads beside them, and
// drains when the context ends.
func (s *serving) serveUntilDone(ctx context.Context, e env, l net.Listener, h http.Handler, load *loading) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute,
		WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(slog.NewTextHandler(e.stderr, nil), slog.LevelWarn),
	}
	behind := make(chan struct{})
	go func() {
		defer close(behind)
		if err := load.run(ctx, s.sample); err != nil && ctx.Err() == nil {
			stop(err)
		}
		load.sweep(ctx)
	}()
	go func() {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			stop(err)
		}
	}()
	<-ctx.Done()
	say(e.stderr, e.say().T("cli.serve.stopping"))
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	err := server.Shutdown(patience)
	<-behind
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

// open opens the data directory; --catalog names the city of a new one, and of
// an old one only if it is the same.
func (s *serving) open(ctx context.Context) (*store.DB, error) {
	if s.catalog == "" {
		return openData(ctx, s.data)
	}
	raw, err := os.ReadFile(s.catalog)
	if err != nil {
		return nil, fmt.Errorf("reading the catalogue: %w", err)
	}
	city, err := catalog.Read(s.catalog, raw)
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, s.data, city)
}

// mayLoadSample refuses to mix invented figures into a directory that holds
// real ones.
func (s *serving) mayLoadSample(ctx context.Context, db *store.DB) error {
	if !s.sample {
		return nil
	}
	known, err := db.Snapshot(ctx, park.Moment{})
	if err != nil || known.Sample {
		return err
	}
	real, err := db.HoldsReal(ctx)
	if err == nil && real {
		return park.Conflictf("sample_over_real", "%s holds real uploads", s.data)
	}
	return err
}

// clock is the clock the board goes by. The sample's may be set to a day, from
// which it runs on: what takes days, as a notice does, can then be tried in
// minutes. Real figures have no such clock, and no day may lie before what was
// done already.
func (s *serving) clock(ctx context.Context, db *store.DB, real func() time.Time) (func() time.Time, error) {
	if s.day == "" {
		return real, nil
	}
	day, err := park.ParseDate(s.day)
	if err != nil {
		return nil, err
	}
	if !s.sample {
		return nil, park.Invalidf("day_of_sample", "--day %s without --sample", s.day)
	}
	known, err := db.Snapshot(ctx, park.Moment{})
	if err != nil {
		return nil, err
	}
	now := real()
	ahead := day.Time().Sub(park.DateOf(now).Time())
	if last := known.LastAct; now.Add(ahead).Before(last) {
		return nil, &park.Error{Kind: park.Conflict, Key: "day_past", Args: []any{s.day, string(park.DateOf(last))}}
	}
	return func() time.Time { return real().Add(ahead) }, nil
}

// announceSetup prints a one-time link while the first administrator has no
// password; with the sample the sample accounts serve instead.
func (s *serving) announceSetup(ctx context.Context, e env, db *store.DB, base string) error {
	if s.sample {
		return nil
	}
	has, err := db.HasPassword(ctx, store.FirstAdministrator)
	if err != nil || has {
		return err
	}
	token, err := db.SetupToken(ctx, park.Act{Actor: store.FirstAdministrator, At: e.clock()}, store.FirstAdministrator)
	if err != nil {
		return err
	}
	say(e.stdout, e.say().T("cli.serve.setup", base+"/setup/"+token))
	return nil
}

// loading is the state of the start: how far the sample is in.
type loading struct {
	env
	db    *store.DB
	ready atomic.Bool
	done  atomic.Int64
	total atomic.Int64
}

// progress is how many of how many sample workbooks are loaded.
func (l *loading) progress() (done, total int) {
	return int(l.done.Load()), int(l.total.Load())
}

func (l *loading) run(ctx context.Context, withSample bool) error {
	if withSample {
		if err := l.sample(ctx); err != nil {
			return fmt.Errorf("loading the sample: %w", err)
		}
	}
	l.ready.Store(true)
	return nil
}

// sweep takes expired sessions away now and every hour, until the server
// stops. A failure costs nothing but space and is tried again.
func (l *loading) sweep(ctx context.Context) {
	hourly := time.NewTicker(time.Hour)
	defer hourly.Stop()
	for {
		if err := l.db.ExpireSessions(ctx, l.clock()); err != nil && ctx.Err() == nil {
			say(l.stderr, "parkboard: "+err.Error())
		}
		select {
		case <-ctx.Done():
			return
		case <-hourly.C:
		}
	}
}
