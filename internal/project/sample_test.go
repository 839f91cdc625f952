package project_test

import (
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/project"
	"parkboard/internal/sample"
)

func TestTheSampleHoldsSixtyProjectsInAllStatesWithoutADoubt(t *testing.T) {
	files, err := sample.Projects()
	if err != nil {
		t.Fatal(err)
	}
	for n, f := range files {
		d := project.Read(t.Context(), project.Request{Name: f.Name, Bytes: f.Bytes, Catalogue: catalog.Default(), Day: park.DateOf(f.SentAt)})
		if len(d.Issues) != 0 || len(d.Projects) != 60 || d.Year != 2023 || d.Month != []int{3, 6, 9, 10}[n] || len(d.Parks) != 7 {
			t.Fatalf("%s: %s, %d projects of %d-%d", f.Name, codesOf(d), len(d.Projects), d.Year, d.Month)
		}
		states := map[park.ProjectState]int{}
		for _, p := range d.Projects {
			states[p.State]++
		}
		if n == 3 && len(states) != len(park.ProjectStates) {
			t.Errorf("states %v", states)
		}
	}
}
