// Command parkboard is the industrial park performance board: one program that
// serves the pages, reads and publishes workbooks from the command line, and
// writes the sample city. It is the only place that reads the clock, the
// environment and the arguments; everything else is handed what it needs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"parkboard/internal/locale"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := run(ctx, env{
		args: os.Args[1:], stdout: os.Stdout, stderr: os.Stderr,
		clock: time.Now, lang: terminalLanguage(os.Getenv),
	})
	os.Exit(code)
}

// env is everything the outside world gives the program.
type env struct {
	args   []string
	stdout io.Writer
	stderr io.Writer
	clock  func() time.Time
	lang   string
}

func (e env) say() locale.Printer { return locale.For(e.lang) }

// command is one subcommand. Its run returns the process's exit status: 0 done,
// 1 refused, 2 misused.
type command struct {
	name string
	run  func(context.Context, env) int
}

// commands lists the subcommands in the order help shows them; each has its
// texts cli.NAME (one line) and cli.NAME.usage.
func commands() []command {
	return []command{
		{"serve", serve},
		{"read", read},
		{"import", importFiles},
		{"sample", writeSample},
		{"user", user},
		{"version", version},
	}
}

const (
	done    = 0
	refused = 1
	misused = 2
)

func run(ctx context.Context, e env) int {
	if len(e.args) == 0 {
		help(e.stderr, e.say())
		return misused
	}
	name := e.args[0]
	e.args = e.args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		help(e.stdout, e.say())
		return done
	case "--version", "-version":
		name = "version"
	}
	for _, c := range commands() {
		if c.name == name {
			return c.run(ctx, e)
		}
	}
	say(e.stderr, e.say().T("cli.unknown", name))
	help(e.stderr, e.say())
	return misused
}

func help(w io.Writer, p locale.Printer) {
	say(w, p.T("cli.about"))
	for _, c := range commands() {
		say(w, fmt.Sprintf("  parkboard %-8s %s", c.name, p.T("cli."+c.name)))
	}
	say(w, p.T("cli.more"))
}

// flags makes the flag set of a subcommand: its usage text is the locale's.
func flags(e env, name string) *flag.FlagSet {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	set.SetOutput(e.stderr)
	set.Usage = func() {
		say(set.Output(), e.say().T("cli."+name+".usage"))
		set.PrintDefaults()
	}
	return set
}

// parse reads flags wherever they stand between the operands, as people type
// them. code is the exit status to end with when ok is false; asking for help
// is no misuse.
func parse(set *flag.FlagSet, e env) (operands []string, code int, ok bool) {
	rest := e.args
	for {
		if err := set.Parse(rest); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, done, false
			}
			return nil, misused, false
		}
		if set.NArg() == 0 {
			return operands, done, true
		}
		consumed := len(rest) - set.NArg()
		if consumed > 0 && rest[consumed-1] == "--" {
			return append(operands, set.Args()...), done, true
		}
		operands = append(operands, set.Arg(0))
		rest = set.Args()[1:]
	}
}

func say(w io.Writer, line string) { _, _ = fmt.Fprintln(w, line) }

// fail prints an error on stderr and gives the exit status of a refusal.
func fail(e env, err error) int {
	say(e.stderr, "parkboard: "+sentence(e.say(), err))
	return refused
}

// terminalLanguage is English where the terminal asks for it, else Chinese.
func terminalLanguage(getenv func(string) string) string {
	for _, key := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(key); v != "" {
			if strings.HasPrefix(v, "en") {
				return locale.English
			}
			return locale.Chinese
		}
	}
	return locale.Chinese
}
