package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parkboard/internal/locale"
)

// workbooks is where the real-looking workbooks of the intake's tests lie.
const workbooks = "../../internal/intake/testdata"

// noon is the clock of these tests.
var noon = time.Date(2023, 7, 18, 4, 0, 0, 0, time.UTC)

// command runs the program as a person would and returns what it printed.
func commandLine(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(t.Context(), env{
		args: args, stdout: &out, stderr: &err, lang: locale.English,
		clock: func() time.Time { return noon },
	})
	return code, out.String(), err.String()
}

func TestWithoutASubcommandTheProgramExplainsItselfAndFails(t *testing.T) {
	code, _, stderr := commandLine(t)
	if code != misused || !strings.Contains(stderr, "parkboard serve") {
		t.Fatalf("exit %d, %q", code, stderr)
	}
	code, stdout, _ := commandLine(t, "help")
	for _, name := range []string{"serve", "read", "import", "sample", "user", "version"} {
		if code != done || !strings.Contains(stdout, "parkboard "+name) {
			t.Errorf("help exits %d and lacks %s", code, name)
		}
	}
	if code, _, stderr := commandLine(t, "bogus"); code != misused || !strings.Contains(stderr, "bogus") {
		t.Errorf("an unknown subcommand: exit %d, %q", code, stderr)
	}
}

func TestEverySubcommandHasHelpThatIsNoMisuse(t *testing.T) {
	for _, c := range commands() {
		if code, _, stderr := commandLine(t, c.name, "--help"); code != done || !strings.Contains(stderr, "parkboard "+c.name) {
			t.Errorf("%s --help: exit %d, %q", c.name, code, stderr)
		}
	}
}

func TestReadExitsByWhatStandsAgainstTheFile(t *testing.T) {
	cases := []struct {
		name string
		args []string
		code int
	}{
		{"a clean workbook", []string{"read", filepath.Join(workbooks, "2023年6月工业园区主要经济指标.xlsx")}, done},
		{"a workbook with questions", []string{"read", filepath.Join(workbooks, "2023年6月园区主要指标(汇总).xlsx")}, refused},
		{"an encrypted file", []string{"read", filepath.Join(workbooks, "2023年6月园区月报(加密).xlsx")}, refused},
		{"no file", []string{"read"}, misused},
		{"a file that is not there", []string{"read", "nowhere.xlsx"}, misused},
		{"January", []string{"read", "--period", "2023-01", filepath.Join(workbooks, "2023年6月工业园区主要经济指标.xlsx")}, misused},
		{"an unknown flag", []string{"read", "--bogus", "x.xlsx"}, misused},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for i, arg := range c.args {
				if strings.HasPrefix(arg, workbooks) {
					c.args[i] = original(t, arg)
				}
			}
			code, stdout, stderr := commandLine(t, c.args...)
			if code != c.code {
				t.Fatalf("exit %d, want %d: %s", code, c.code, stderr)
			}
			if code != misused && !json.Valid([]byte(stdout)) {
				t.Fatalf("not JSON: %s", stdout)
			}
			if _, err := os.Stat("data"); err == nil {
				t.Fatal("read made a data directory")
			}
		})
	}
}

// here is the folder the tests started in.
var here = func() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return dir
}()

func original(t *testing.T, relative string) string {
	t.Helper()
	return filepath.Join(here, relative)
}

func TestImportTakesAFolderInTheOrderOfItsPeriodsAndNeverHalfAFile(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(workbooks, "历史-单位错位")
	code, stdout, stderr := commandLine(t, "import", "--data", dir, "--as", "admin", folder)
	if code != refused {
		t.Fatalf("exit %d; the slipped unit must stop one file\n%s\n%s", code, stdout, stderr)
	}
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	for i, want := range []string{"2023-02", "2023-03", "2023-04", "2023-05"} {
		if i >= len(lines) || !strings.Contains(lines[i], want) {
			t.Fatalf("line %d should speak of %s:\n%s", i+1, want, stdout)
		}
	}
	if !strings.Contains(stderr, "unit_slip") {
		t.Fatalf("the reason is not told: %s", stderr)
	}
	code, stdout, _ = commandLine(t, "import", "--data", dir, "--as", "admin", filepath.Join(folder, "2023-02.xlsx"))
	if code != done || !strings.Contains(stdout, "already") {
		t.Fatalf("bytes already live: exit %d, %s", code, stdout)
	}
}

func TestImportIsForCityAdministratorsAndKnownCodes(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(workbooks, "2023年6月工业园区主要经济指标.xlsx")
	if code, _, stderr := commandLine(t, "import", "--data", dir, file); code != misused {
		t.Errorf("without --as: exit %d, %s", code, stderr)
	}
	if code, _, stderr := commandLine(t, "import", "--data", dir, "--as", "admin", "--accept", "bogus", file); code != misused || !strings.Contains(stderr, "bogus") {
		t.Errorf("an unknown code: exit %d, %s", code, stderr)
	}
	if code, _, stderr := commandLine(t, "import", "--data", dir, "--as", "nobody", file); code != refused || !strings.Contains(stderr, "nobody") {
		t.Errorf("an unknown user: exit %d, %s", code, stderr)
	}
	commandLine(t, "user", "add", "--data", dir, "--role", "clerk", "hanxue")
	if code, _, stderr := commandLine(t, "import", "--data", dir, "--as", "hanxue", file); code != refused {
		t.Errorf("a clerk may not publish: exit %d, %s", code, stderr)
	}
	if code, stdout, stderr := commandLine(t, "import", file, "--data", dir, "--as", "admin"); code != done {
		t.Errorf("flags may follow the file: exit %d, %s %s", code, stdout, stderr)
	}
}

func TestSampleWritesTheSameFilesEachTime(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for _, dir := range []string{one, two} {
		if code, _, stderr := commandLine(t, "sample", dir); code != done {
			t.Fatalf("exit %d: %s", code, stderr)
		}
	}
	names, err := os.ReadDir(one)
	if err != nil || len(names) < 35 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		a, _ := os.ReadFile(filepath.Join(one, name.Name()))
		b, _ := os.ReadFile(filepath.Join(two, name.Name()))
		if len(a) == 0 || !bytes.Equal(a, b) {
			t.Errorf("%s differs", name.Name())
		}
	}
}

// served starts the board as a person would and returns its address.
func served(t *testing.T, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	reader, writer := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, env{
			args: append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), stdout: writer, stderr: io.Discard,
			lang: locale.English, clock: time.Now,
		})
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != done {
			t.Errorf("serve ended with %d", code)
		}
	})
	line := make([]byte, 256)
	n, err := reader.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, reader) }() // what else it prints
	address, _, _ := strings.Cut(strings.TrimPrefix(string(line[:n]), "parkboard: serving "), "\n")
	return address
}

func status(t *testing.T, url string) int {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	return answer.StatusCode
}

func TestAServedBoardIsReadyAndASecondStartOnItsDataSaysSo(t *testing.T) {
	dir := t.TempDir()
	base := served(t, "--data", dir)
	if got := status(t, base+"/healthz"); got != http.StatusOK {
		t.Fatalf("healthz %d", got)
	}
	deadline := time.Now().Add(10 * time.Second)
	for status(t, base+"/readyz") != http.StatusOK {
		if time.Now().After(deadline) {
			t.Fatal("never ready")
		}
		time.Sleep(20 * time.Millisecond)
	}
	code, _, stderr := commandLine(t, "serve", "--data", dir, "--addr", "127.0.0.1:0")
	if code != refused || !strings.Contains(stderr, "already served") {
		t.Fatalf("a second start: exit %d, %q", code, stderr)
	}
	if code, _, stderr := commandLine(t, "import", "--data", dir, "--as", "admin", filepath.Join(workbooks, "2023年6月工业园区主要经济指标.xlsx")); code != done {
		t.Fatalf("import beside a running server: exit %d, %s", code, stderr)
	}
}

func TestTheSampleIsNotLoadedOverRealFigures(t *testing.T) {
	dir := t.TempDir()
	if code, _, stderr := commandLine(t, "import", "--data", dir, "--as", "admin", filepath.Join(workbooks, "2023年6月工业园区主要经济指标.xlsx")); code != done {
		t.Fatal(stderr)
	}
	code, _, stderr := commandLine(t, "serve", "--data", dir, "--sample", "--addr", "127.0.0.1:0")
	if code != refused || !strings.Contains(stderr, "real uploads") {
		t.Fatalf("exit %d, %q", code, stderr)
	}
}

func TestAnotherCityStartsWithItsOwnFileAndAMistakeIsNamedByLine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "city.yaml")
	if err := os.WriteFile(file, []byte("city: {zh: 某市, en: Some City}\nbogus: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := commandLine(t, "serve", "--data", t.TempDir(), "--catalog", file, "--addr", "127.0.0.1:0")
	if code != refused || !strings.Contains(stderr, "city.yaml:2:") {
		t.Fatalf("exit %d, %q", code, stderr)
	}
}
