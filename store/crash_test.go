package store_test

import (
	"bufio"
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"modernc.org/sqlite"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// The test below runs this binary once more as a process that publishes into a
// directory and stops, for good, halfway through the second workbook.
const (
	victimDir    = "PARKBOARD_TEST_DIR"
	victimUpload = "PARKBOARD_TEST_UPLOAD"
)

func init() {
	sqlite.MustRegisterScalarFunction("linger", 0, func(*sqlite.FunctionContext, []driver.Value) (driver.Value, error) {
		if os.Getenv(victimDir) != "" {
			fmt.Println("halfway")
			time.Sleep(time.Hour)
		}
		return nil, nil
	})
}

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimDir); dir != "" {
		if err := publishUntilKilled(dir); err != nil {
			fmt.Println(err)
		}
		os.Exit(1) // it should have been killed
	}
	os.Exit(m.Run())
}

// longMonth has so many figures that the pages of the transaction are written to
// the log before it is committed.
func longMonth() []park.Figure {
	var figures []park.Figure
	for _, year := range []int{2021, 2022} {
		for _, p := range park.YearPeriods(year) {
			figures = append(figures, month(p)...)
		}
	}
	figures[len(figures)-10].Cell = "halfway"
	return figures
}

func publishUntilKilled(dir string) error {
	ctx := context.Background()
	db, err := store.OpenExisting(ctx, dir)
	if err != nil {
		return err
	}
	act := storetest.Act(5)
	first := []park.Figure{output("2023-05", "4")}
	_, err = db.File(ctx, store.Filing{
		Received: storetest.Workbook("may.csv", first...), Figures: first, AsRead: 1000, Sent: act, Submitted: act, Published: act,
	})
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(os.Getenv(victimUpload), 10, 64)
	if err != nil {
		return err
	}
	return db.Publish(ctx, storetest.Act(6), id, longMonth(), 1000)
}

func TestAProcessKilledInTheMiddleOfPublishingLosesNothingAndLeavesNoHalf(t *testing.T) {
	dir := storetest.NewDir(t)
	db := storetest.Open(t, dir)
	id := submitted(t, db, "long.csv", output("2018-02", "1"))
	_, err := db.Writer().Exec(`CREATE TRIGGER halfway AFTER INSERT ON figures WHEN NEW.cell = 'halfway' BEGIN SELECT linger(); END`)
	must(t, err)

	victim := exec.CommandContext(t.Context(), os.Args[0])
	victim.Env = append(os.Environ(), victimDir+"="+dir, victimUpload+"="+strconv.FormatInt(id, 10))
	out, err := victim.StdoutPipe()
	must(t, err)
	must(t, victim.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "halfway\n" {
		t.Fatalf("the process said %q (%v)", line, err)
	}
	during := snapshot(t, db, park.Moment{})
	must(t, victim.Process.Kill()) // SIGKILL: it cannot tidy up
	if err := victim.Wait(); err == nil {
		t.Fatal("the process was not killed")
	}

	after := snapshot(t, db, park.Moment{})
	if !slices.Equal(values(after), []string{"4"}) || !reflect.DeepEqual(after, during) {
		t.Errorf("figures %d, want the one that was published whole", len(after.Figures))
	}
	up, err := db.Upload(t.Context(), id)
	must(t, err)
	var sound string
	must(t, db.Writer().QueryRow(`PRAGMA integrity_check`).Scan(&sound))
	if up.State != park.Submitted || sound != "ok" {
		t.Errorf("the upload is %s, the file %s", up.State, sound)
	}
	must(t, db.Publish(t.Context(), storetest.Act(7), id, longMonth(), after.Version))
	if got, want := len(snapshot(t, db, park.Moment{}).Figures), 1+len(longMonth()); got != want {
		t.Errorf("published again: %d figures, want %d", got, want)
	}
}

func TestReadersAndWritersOfSeveralProcessesAtOnceGetAlong(t *testing.T) {
	dir := storetest.NewDir(t)
	done := make(chan error)
	const writers, each = 3, 5
	for w := range writers {
		db := storetest.Open(t, dir) // a pool of its own, as another process has
		go func() {
			done <- func() error {
				for i := range each {
					name := fmt.Sprintf("%d-%d.csv", w, i)
					if _, err := db.Receive(context.Background(), storetest.Act(i), storetest.Workbook(name)); err != nil {
						return err
					}
					if _, err := db.Snapshot(context.Background(), park.Moment{}); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	for range writers {
		must(t, <-done)
	}
	if version := snapshot(t, storetest.Open(t, dir), park.Moment{}).Version; version != writers*each {
		t.Errorf("data version %d after %d acts", version, writers*each)
	}
}
