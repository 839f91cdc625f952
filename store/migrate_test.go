package store_test

import (
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// Every schema version that was ever shipped has testdata/schema-N.sql: a
// database of that version with a little of everything in it. A new migration
// needs one more, written by go test ./store -run Fixture -fixture; the old ones
// are never written again.
var writeFixture = flag.Bool("fixture", false, "write the fixture of the newest schema")

func fixture(version int64) string {
	return filepath.Join("testdata", fmt.Sprintf("schema-%d.sql", version))
}

// bare is a database file without a schema of ours, and its directory.
func bare(t *testing.T) (*sql.DB, string) {
	t.Helper()
	dir := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	return db, dir
}

func newest(t *testing.T) int64 {
	t.Helper()
	db, _ := bare(t)
	steps, err := store.Migrations(db)
	must(t, err)
	_, version, err := steps.GetVersions(t.Context())
	must(t, err)
	return version
}

// versions lists the schema versions there are, oldest first.
func versions(t *testing.T) (all []int64) {
	t.Helper()
	db, _ := bare(t)
	steps, err := store.Migrations(db)
	must(t, err)
	for _, s := range steps.ListSources() {
		all = append(all, s.Version)
	}
	return all
}

// story is a little of everything, as it is told to a new database.
func story(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := t.Context()
	loadSample(t, db, 0)
	storetest.Publish(t, db, storetest.Act(10), output("2023-06", "12.3456"))
	up, err := db.Receive(ctx, storetest.Act(10), storetest.Workbook("再报.csv", output("2023-06", "99")))
	must(t, err)
	must(t, db.MapHeading(ctx, storetest.Act(10), heading("园区规模", "output"), store.Reading{
		Upload: up.ID, Parks: up.Parks, Periods: up.Periods, Figures: 1, Notes: 3,
	}))
	must(t, db.Submit(ctx, storetest.Act(10), up.ID))
	version, err := db.Version(ctx)
	must(t, err)
	must(t, db.Publish(ctx, storetest.Act(10), up.ID, []park.Figure{output("2023-06", "99")}, version))
	must(t, db.Withdraw(ctx, storetest.Act(11), up.ID, "重复报送", 1000))
	must(t, db.AddLand(ctx, storetest.Act(12), park.Land{Park: "jiuyuan", Basis: park.Built, Area: 150_000, Effective: day, Document: "5号"}))
	must(t, db.AddTarget(ctx, storetest.Act(13), park.Target{Park: "jiuyuan", Indicator: "tax", Year: 2023, Value: 9, Effective: day}))
	must(t, db.AddNote(ctx, storetest.Act(14), park.Note{Park: "jiuyuan", Text: "它说“一区多园”", Effective: day}))
	must(t, db.ReviseCatalogue(ctx, storetest.Act(15), changedCatalogue(), day, ""))
	must(t, db.AddUser(ctx, storetest.Act(16), park.User{Name: "second", Display: "高云", Role: park.Admin}, strong))
	id, results := proposed(t, db)
	now, err := db.Version(ctx)
	must(t, err)
	must(t, db.Seal(ctx, on("second", 7), id, results, now, nil))
	must(t, db.AddUser(ctx, storetest.Act(16), park.User{Name: "wang", Display: "王敏", Role: park.Clerk, Parks: []string{"jiuyuan"}}, strong))
	enterprises, err := db.ReceiveEnterprises(ctx, storetest.Act(18), workbook("2022年度企业.xlsx", 1))
	must(t, err)
	must(t, db.PublishEnterprises(ctx, on("second", 8), enterprises, []park.Enterprise{enterpriseOf("91150200MA0N4C5X3E", "恒瑞合金有限公司", 480)}, ""))
	projects, err := db.ReceiveProjects(ctx, storetest.Act(19), ledgerBook("2023年6月项目台账.xlsx", 1))
	must(t, err)
	must(t, db.PublishProjects(ctx, on("second", 9), projects, []park.Project{projectOf("P-1", 10_000)}, ""))
	must(t, db.RecordTour(ctx, on("second", 10), park.TourScore{Park: "jiuyuan", Year: 2023, Quarter: 2, Score: 900_000, Source: "5号"}))
	candidate := open(t, db, candidacy())
	must(t, db.AddMilestone(ctx, on("second", 9), candidate, 1, park.Milestone{Name: "屋顶光伏并网", Begin: day, Planned: "2023-12-31"}))
	must(t, db.ActOnMilestone(ctx, on("second", 10), candidate, 2, 1, park.MilestoneAct{Verb: park.MilestoneMove, Day: "2024-01-31", Text: "设备晚到"}, nil))
	must(t, db.HandInEvidence(ctx, on("second", 10), candidate, 3, "建设方案", &store.Handed{Name: "方案.txt", Bytes: []byte("示例")}))
	must(t, db.EnterValue(ctx, on("second", 10), candidate, 4, park.EnteredValue{Criterion: "clean_energy_share", Value: 91_5000, Unit: "%", Source: "能源审计", Day: day}, nil))
	must(t, db.AssessSmart(ctx, on("second", 10), 0, smart("jiuyuan", 2022, 2)))
	now, err = db.Version(ctx)
	must(t, err)
	_, err = db.IssueBrief(ctx, storetest.Act(19), issuedBrief(now), []byte("<p>一页</p>"), []byte("p {}"))
	must(t, err)
	must(t, db.EnterObjective(ctx, on("second", 10), 0, wind(150_0000, "2023-06-30")))
	_, err = db.Visit(ctx, "wang", store.Seen{At: storetest.Act(17).At, Version: version})
	must(t, err)
}

// told checks that the story is all there.
func told(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := t.Context()
	s := snapshot(t, db, park.Moment{})
	if got := values(s); !slices.Equal(got, []string{"4", "12.3456"}) {
		t.Errorf("figures %v", got)
	}
	if len(s.Land) != 1 || s.Land[0].Area != 150_000 || len(s.Targets) != 1 || len(s.Notes) != 1 || s.Notes[0].Text != "它说“一区多园”" {
		t.Errorf("ledgers %+v %+v %+v", s.Land, s.Targets, s.Notes)
	}
	if s.Catalogue.DueDay != 18 || len(s.Catalogue.Parks) != 7 || !s.Sample {
		t.Errorf("due day %d, %d parks, sample %v", s.Catalogue.DueDay, len(s.Catalogue.Parks), s.Sample)
	}
	u, err := db.CheckPassword(ctx, "wang", strong)
	must(t, err)
	if u.Display != "王敏" || !slices.Equal(u.Parks, []string{"jiuyuan"}) {
		t.Errorf("wang is %+v", u)
	}
	ups, err := db.Uploads(ctx, store.UploadFilter{})
	must(t, err)
	raw, err := db.Bytes(ctx, ups[0].ID)
	must(t, err)
	if len(ups) != 3 || ups[0].State != park.Withdrawn || int64(len(raw)) != ups[0].Size {
		t.Errorf("uploads %+v", ups)
	}
}

func TestFixtureIsWrittenForTheNewestSchemaWhenAsked(t *testing.T) {
	dir := storetest.NewDir(t)
	db := storetest.Open(t, dir)
	story(t, db)
	told(t, db)
	if *writeFixture {
		must(t, os.WriteFile(fixture(newest(t)), []byte(dump(t, db.Writer())), 0o644))
	}
}

func TestEveryEarlierSchemaIsUpgradedWithAllItHolds(t *testing.T) {
	for _, version := range versions(t) {
		script, err := os.ReadFile(fixture(version))
		if err != nil {
			t.Errorf("schema %d has no fixture: %v", version, err)
			continue
		}
		db, dir := bare(t)
		_, err = db.Exec(string(script))
		must(t, err)
		must(t, db.Close())
		upgraded := storetest.Open(t, dir)
		told(t, upgraded)
		mapped, err := upgraded.Headings(t.Context(), park.Moment{})
		must(t, err)
		if version >= 2 && (len(mapped) != 1 || mapped[0].Heading != "园区规模") || version < 2 && len(mapped) != 0 {
			t.Errorf("schema %d: mapped %+v", version, mapped)
		}
		rows, err := upgraded.Enterprises(t.Context(), 2022, park.Moment{})
		must(t, err)
		if version >= 5 && (len(rows) != 1 || rows[0].Values[park.TaxPaid] != 480) || version < 5 && len(rows) != 0 {
			t.Errorf("schema %d: enterprises %+v", version, rows)
		}
		ledger, err := upgraded.Projects(t.Context(), park.Moment{})
		must(t, err)
		if version >= 6 && (len(ledger.Projects) != 1 || ledger.Projects[0].Values[park.ProjectTotal] != 10_000) || version < 6 && len(ledger.Projects) != 0 {
			t.Errorf("schema %d: projects %+v", version, ledger.Projects)
		}
		found, err := upgraded.FindProjects(t.Context(), "铝”项", 9, park.Moment{})
		must(t, err)
		if found.Count != len(ledger.Projects) {
			t.Errorf("schema %d: found %+v of %d projects", version, found, len(ledger.Projects))
		}
		all, err := upgraded.Candidacies(t.Context(), park.Moment{})
		must(t, err)
		if version >= 7 && (len(all) != 1 || all[0].Acts != 5 || all[0].Checklist.Code != "watched-2023") || version < 7 && len(all) != 0 {
			t.Errorf("schema %d: candidacies %+v", version, all)
		}
		if c := snapshot(t, upgraded, park.Moment{}).Catalogue; len(c.Designations) != 3 || len(c.Checklists) != 2 || len(c.Indicators) != len(catalog.Default().Indicators) {
			t.Errorf("schema %d: %d designations, %d checklists, %d indicators", version, len(c.Designations), len(c.Checklists), len(c.Indicators))
		}
		issued, err := upgraded.IssuedBriefs(t.Context(), park.Moment{})
		must(t, err)
		if version >= 8 && (len(issued) != 1 || issued[0].Hash != "3c90 b1f7") || version < 8 && len(issued) != 0 {
			t.Errorf("schema %d: issued %+v", version, issued)
		}
		entered, err := upgraded.ObjectiveEntries(t.Context(), park.Moment{})
		must(t, err)
		if c := snapshot(t, upgraded, park.Moment{}).Catalogue; !reflect.DeepEqual(c.Objectives, catalog.Default().Objectives) || version >= 9 && len(entered) != 1 {
			t.Errorf("schema %d: %d objectives, %d entries", version, len(c.Objectives), len(entered))
		}
		storetest.Publish(t, upgraded, storetest.Act(100), output("2023-07", "1"))
	}
}

// TestAShippedMigrationIsNeverEdited compares what the migrations make with what
// they made when each version was shipped.
func TestAShippedMigrationIsNeverEdited(t *testing.T) {
	for _, version := range versions(t) {
		script, err := os.ReadFile(fixture(version))
		must(t, err)
		db, _ := bare(t)
		steps, err := store.Migrations(db)
		must(t, err)
		_, err = steps.UpTo(t.Context(), version)
		must(t, err)
		for _, statement := range schema(t, db) {
			if !strings.Contains(string(script), statement) {
				t.Errorf("schema %d was shipped without\n%s", version, statement)
			}
		}
	}
}

// schema lists the statements that make the tables, indices, views and
// triggers, in the order they were made.
func schema(t *testing.T, db *sql.DB) []string {
	t.Helper()
	return column(t, db, `SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'
		AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid`)
}

func column(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.Query(query)
	must(t, err)
	defer func() { must(t, rows.Close()) }()
	for rows.Next() {
		var s string
		must(t, rows.Scan(&s))
		all = append(all, s)
	}
	must(t, rows.Err())
	return all
}

// dump writes a database as SQL: tables, then rows, then all that acts on rows.
// An index of words is made again from the rows it is of.
func dump(t *testing.T, db *sql.DB) string {
	t.Helper()
	var tables, rows, rest []string
	for _, statement := range schema(t, db) {
		if strings.HasPrefix(statement, "CREATE TABLE") {
			tables = append(tables, statement)
		} else {
			rest = append(rest, statement)
		}
	}
	for _, table := range column(t, db, `SELECT s.name FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main'
		WHERE l.type = 'table' AND s.name <> 'sqlite_sequence' ORDER BY s.rowid`) {
		quoted := column(t, db, `SELECT 'quote("' || name || '")' FROM pragma_table_info('`+table+`')`)
		values := strings.Join(quoted, ` || ', ' || `)
		values = strings.ReplaceAll(values, `"`, "`")
		rows = append(rows, column(t, db, "SELECT 'INSERT INTO "+table+" VALUES (' || "+values+" || ');' FROM "+table)...)
	}
	rest = append(rest, column(t, db, `SELECT 'INSERT INTO ' || name || ' (' || name || ') VALUES (''rebuild'');' FROM pragma_table_list
		WHERE type = 'virtual' AND schema = 'main'`)...)
	return strings.Join(slices.Concat([]string{"PRAGMA foreign_keys = OFF;"}, tables, rows, rest), "\n") + "\n"
}
