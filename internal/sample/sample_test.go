package sample

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// three is the sample as shipped, written once for the tests that only read it.
var three = sync.OnceValues(func() ([]File, error) { return Files(Options{}) })

// written is the sample of a number of years.
func written(t testing.TB, years int) []File {
	t.Helper()
	write := three
	if years != 3 {
		write = func() ([]File, error) { return Files(Options{Years: years}) }
	}
	files, err := write()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func opened(t testing.TB, f File) *sheet.Book {
	t.Helper()
	book, err := sheet.Open(f.Name, f.Bytes, sheet.Limits{})
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return book
}

func TestTheSameBytesAreWrittenEveryTime(t *testing.T) {
	first := written(t, 3)
	second, err := Files(Options{Years: 3})
	if err != nil || len(second) != len(first) {
		t.Fatal(len(first), len(second), err)
	}
	for i, f := range first {
		if f.Name != second[i].Name || !bytes.Equal(f.Bytes, second[i].Bytes) {
			t.Errorf("%s differs from one run to the next", f.Name)
		}
	}
	if !bytes.Equal(Script(first), Script(second)) {
		t.Error("the script differs from one run to the next")
	}
}

// A change of this digest is a change of the sample city: of every page that is
// compared with it, and of the picture people have of it.
func TestTheSameCityIsInventedOnEveryMachine(t *testing.T) {
	const want = "89b20fe0c2ad4fedb4878a7a3ec6cbce69f4ccc70177c50ed484ebcd8a3474a0"
	sum := sha256.New()
	files := written(t, 3)
	sum.Write(Script(files))
	for _, f := range files {
		for _, s := range opened(t, f).Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					fmt.Fprintf(sum, "%s %s %s\n", s.Name, sheet.Addr(int(row.N), int(c.Col)), c.Raw)
				}
			}
		}
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != want {
		t.Errorf("digest %s, want %s", got, want)
	}
}

func TestMoreYearsAddFilesAndChangeNone(t *testing.T) {
	long := map[string][]byte{}
	for _, f := range written(t, 8) {
		long[f.Name] = f.Bytes
	}
	short := written(t, 3)
	for _, f := range short[1:] { // the first gives the areas from which the years start
		if !bytes.Equal(long[f.Name], f.Bytes) {
			t.Errorf("%s differs between 3 and 8 years", f.Name)
		}
	}
	if len(long) != len(short)+5*11 {
		t.Errorf("%d files of 8 years, %d of 3", len(long), len(short))
	}
}

func TestTheYearsAskedForAreCheckedAgainstTheModel(t *testing.T) {
	for _, years := range []int{-1, MaxYears + 1} {
		if _, err := Files(Options{Years: years}); park.KindOf(err) != park.Invalid {
			t.Errorf("%d years: %v, want a refusal", years, err)
		}
	}
}

func TestActsFollowOneAnotherInOfficeHours(t *testing.T) {
	files := written(t, 3)
	names := map[string]bool{}
	for i, f := range files {
		if names[f.Name] {
			t.Errorf("%s is written twice", f.Name)
		}
		names[f.Name] = true
		if !f.SentAt.Before(f.SubmittedAt) || !f.SubmittedAt.Before(f.PublishedAt) {
			t.Errorf("%s: sent %s, submitted %s, published %s", f.Name, f.SentAt, f.SubmittedAt, f.PublishedAt)
		}
		if i > 0 && !files[i-1].PublishedAt.Before(f.PublishedAt) {
			t.Errorf("%s is published no later than %s before it", f.Name, files[i-1].Name)
		}
		for _, m := range []park.Moment{f.SentAt, f.SubmittedAt, f.PublishedAt} {
			day := m.In(park.Beijing)
			if w := day.Weekday(); w == time.Saturday || w == time.Sunday || day.Hour() < 8 || day.Hour() > 18 {
				t.Errorf("%s: %s is not in office hours", f.Name, day.Format("Mon 15:04"))
			}
		}
	}
	if last := park.DateOf(files[len(files)-1].PublishedAt); last != "2023-11-22" {
		t.Errorf("the last act is of %s, want 2023-11-22", last)
	}
}

func TestOnlyTheLateAreLate(t *testing.T) {
	const dueDay = 20
	for _, d := range delays {
		f := alone(invent(), d).File
		if park.DateOf(f.SentAt) <= d.at.Due(dueDay) {
			t.Errorf("%s is in time: %s", f.Name, f.SentAt)
		}
	}
	for year := 2016; year <= 2023; year++ {
		for _, at := range park.YearPeriods(year) {
			if f := monthly(invent(), at).File; park.DateOf(f.SentAt) > at.Due(dueDay) || park.DateOf(f.SentAt) <= at.End() {
				t.Errorf("%s is sent on %s", f.Name, f.SentAt)
			}
		}
	}
}

func TestWhoActsMayDoSo(t *testing.T) {
	users := map[string]park.User{}
	for _, u := range Users() {
		users[u.Name] = u
		if !u.Sample || u.Display == "" {
			t.Errorf("%s is not marked as sample or has no name", u.Name)
		}
	}
	for _, f := range written(t, 3) {
		if users[f.SentBy].Role != park.Clerk || users[f.PublishedBy].Role != park.Admin {
			t.Errorf("%s: sent by %q, published by %q", f.Name, f.SentBy, f.PublishedBy)
		}
		if own := users[f.SentBy].Parks; len(own) > 0 && !strings.Contains(f.Name, places[jiuyuan].name) {
			t.Errorf("%s: sent by %s", f.Name, f.SentBy)
		}
	}
}

// steps reads a printed decimal without its point.
func steps(t *testing.T, text string) (value int64, places int) {
	t.Helper()
	if dot := strings.IndexByte(text, '.'); dot >= 0 {
		places = len(text) - dot - 1
	}
	if _, err := fmt.Sscan(strings.Replace(text, ".", "", 1), &value); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return value, places
}

func TestTheTotalRowIsTheSumOfWhatIsPrinted(t *testing.T) {
	checked := 0
	for _, f := range written(t, 3) {
		for _, s := range opened(t, f).Sheets {
			end := slices.IndexFunc(s.Rows, func(r sheet.Row) bool { return r.Cells[0].Raw == "合计" })
			if end < 0 {
				continue
			}
			for _, total := range s.Rows[end].Cells[1:] {
				want, places := steps(t, total.Raw)
				if places == 1 {
					continue // a growth rate
				}
				var got int64
				for _, row := range s.Rows[:end] {
					if c := row.Cell(int(total.Col)); c != nil && c.Kind == sheet.Number {
						v, _ := steps(t, c.Raw)
						got += v
					}
				}
				if got != want {
					t.Errorf("%s %s %s: %s, rows sum to %d", f.Name, s.Name, sheet.Addr(int(s.Rows[end].N), int(total.Col)), total.Raw, got)
				}
				checked++
			}
		}
	}
	if checked < 800 {
		t.Errorf("only %d totals were checked", checked)
	}
}

func TestADecimalIsWrittenDigitForDigit(t *testing.T) {
	for _, c := range []struct {
		steps  int64
		places int
		want   string
	}{{51236, 2, "512.36"}, {-4, 1, "-0.4"}, {7, 2, "0.07"}, {0, 1, "0.0"}, {-33600, 0, "-33600"}} {
		if got := decimal(c.steps, c.places); got != c.want {
			t.Errorf("%d with %d places: %s, want %s", c.steps, c.places, got, c.want)
		}
	}
	for _, c := range []struct{ n, by, want int64 }{{5, 2, 3}, {-5, 2, -3}, {4, 3, 1}, {-4, 3, -1}, {0, 7, 0}} {
		if got := divide(c.n, c.by); got != c.want {
			t.Errorf("%d / %d: %d, want %d", c.n, c.by, got, c.want)
		}
	}
}

// now is what the parks' figures are when everything is in.
func now(p, ind, year, month int, m park.Measure) int64 {
	v, _ := telling{city: invent(), corrected: true}.figure(p, ind, park.Period{Year: year, Month: month}, m)
	return v
}

func TestParksStandDifferentlyAgainstTheirTiers(t *testing.T) {
	const yi = 100 // steps in 1亿元
	if y := now(tuyou, output, 2023, lastMonth, park.Cumulative); y < 300*yi {
		t.Errorf("Tuyou at %d, want above its 300亿元", y)
	}
	if y := now(tuyou, output, 2023, 6, park.Cumulative); y > 160*yi {
		t.Errorf("Tuyou at %d by June, want it half-way", y)
	}
	if y := now(metals, output, 2022, 12, park.Cumulative); y <= 1000*yi {
		t.Errorf("metals closed 2022 at %d, want above 1000亿元", y)
	}
	if y := now(jinshan, output, 2023, lastMonth, park.Cumulative); y > 180*yi {
		t.Errorf("Jinshan at %d, want far from its 300亿元", y)
	}
	if g := now(jiuyuan, output, 2023, lastMonth, park.Growth); g >= 0 {
		t.Errorf("Jiuyuan grew by %d‰, want a fall", g)
	}
	// Equipment is close: its forecast by season stands just below, its best year above.
	y := now(equipment, output, 2023, lastMonth, park.Cumulative)
	var shares []int64
	for year := 2021; year <= 2022; year++ {
		shares = append(shares, divide(now(equipment, output, year, lastMonth, park.Cumulative)*100_000, now(equipment, output, year, 12, park.Cumulative)))
	}
	forecast, upper := divide(y*200_000, shares[0]+shares[1]), divide(y*100_000, slices.Min(shares))
	if forecast <= 980*yi || forecast > 1000*yi || upper <= 1000*yi {
		t.Errorf("equipment's forecast %d, at most %d: want it close below 1000亿元", forecast, upper)
	}
}

func TestACumulativeFallsOnceByRollAndOnceByRefund(t *testing.T) {
	said := telling{city: invent()}
	for name, c := range map[string]struct{ park, ind, month int }{
		"Jiuyuan's output of August 2022": {jiuyuan, output, 8},
		"equipment's tax of May 2022":     {equipment, tax, 5},
	} {
		after, _ := said.figure(c.park, c.ind, park.Period{Year: 2022, Month: c.month}, park.Cumulative)
		before, _ := said.figure(c.park, c.ind, park.Period{Year: 2022, Month: c.month - 1}, park.Cumulative)
		if after >= before {
			t.Errorf("%s: %d after %d, want a fall", name, after, before)
		}
	}
	for p := range places {
		for year := firstYear + 1; year <= lastYear; year++ {
			for month := 3; month <= 12; month++ {
				if *said.city[p][output].at(year, month) <= 0 {
					t.Errorf("%s has no output in %d-%02d", places[p].code, year, month)
				}
			}
		}
	}
}

func TestEveryAmountIsPlausible(t *testing.T) {
	for p, of := range places {
		mu := of.land.industrial
		year := func(ind int) int64 { return now(p, ind, 2022, 12, park.Cumulative) }
		for name, c := range map[string]struct{ got, low, high int64 }{
			"value added, ‰ of output":           {divide(year(valueAdded)*1000, year(output)), 195, 235},
			"tax, 万元 for 10 mu":                  {divide(year(tax)*10, mu), 40, 120},
			"invested fixed assets, 万元 for a mu": {divide(now(p, invested, 2023, 6, park.Cumulative)*100, mu), 240, 410},
			"R&D, 1/10,000 of revenue":           {divide(year(research)*100, year(revenue)), 40, 380},
			"value added, 万元 for a person":       {divide(year(valueAdded)*100, year(employees)), 40, 130},
			"land built, ‰ of land approved":     {divide(of.land.built*1000, of.land.approved), 600, 900},
			"industrial land, ‰ of land built":   {divide(mu*100_000, of.land.built*15), 700, 1050},
		} {
			if c.got < c.low || c.got > c.high {
				t.Errorf("%s: %s is %d, want %d to %d", of.code, name, c.got, c.low, c.high)
			}
		}
	}
}

func TestTheBatchOfTheYearsEndIsMostOfTheYear(t *testing.T) {
	joined := func(year, month int) (n int64) {
		for p := range places {
			n += now(p, newEnterprises, year, month, park.Cumulative)
		}
		return n
	}
	for _, year := range []int{2021, 2022} {
		if before, all := joined(year, 11), joined(year, 12); before*2 > all {
			t.Errorf("%d: %d of %d joined before December", year, before, all)
		}
	}
}

func BenchmarkFiles(b *testing.B) {
	for b.Loop() {
		files, err := Files(Options{})
		if err != nil || len(files) < 40 {
			b.Fatal(len(files), err)
		}
	}
}
