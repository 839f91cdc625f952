// Package sample invents a city: workbooks as an office keeps them, with the
// moments at which they were sent and published, and the people who did it.
//
// Nothing in it is true of any park. Everything is made from a fixed seed with
// whole numbers, so that every machine writes the same bytes. The files go
// through the same reading and publishing as a clerk's, and raise no question
// but those their File answers; the package makes no figures by another way.
package sample

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"parkboard/internal/park"
)

// MaxYears is how many years the model reaches back from 2023.
const MaxYears = lastYear - earliest

// Options say how much is written.
type Options struct {
	Years int // the years up to October 2023; 0 means 3, at most MaxYears
	Parks int // above 0, a wide city of so many parks instead, see Wide
}

// File is one workbook of the sample and what was done with it.
type File struct {
	Name        string
	Bytes       []byte
	SentBy      string // user name
	SentAt      park.Moment
	SubmittedAt park.Moment
	PublishedBy string
	PublishedAt park.Moment
	Reason      string // the answer to the file's questions; "" when it raises none
}

// Sent is the act of sending the file.
func (f File) Sent() park.Act { return park.Act{Actor: f.SentBy, At: f.SentAt} }

// Submitted is the act of submitting it for review.
func (f File) Submitted() park.Act { return park.Act{Actor: f.SentBy, At: f.SubmittedAt} }

// Published is the act of publishing it.
func (f File) Published() park.Act { return park.Act{Actor: f.PublishedBy, At: f.PublishedAt} }

// Password is that of every sample account.
const Password = "sample"

// Users are the sample accounts, in the order the sign-in page lists them.
func Users() []park.User {
	return []park.User{
		{Name: "leader", Display: "苏和", Role: park.Leader, Sample: true},
		{Name: "park", Display: "周宁", Role: park.Keeper, Parks: []string{places[rareEarth].code}, Sample: true},
		{Name: "clerk", Display: "韩雪", Role: park.Clerk, Sample: true},
		{Name: "clerk-jiuyuan", Display: "巴图", Role: park.Clerk, Parks: []string{places[jiuyuan].code}, Sample: true},
		{Name: "admin", Display: "王敏", Role: park.Admin, Sample: true},
		{Name: "admin2", Display: "高云", Role: park.Admin, Sample: true},
	}
}

// Files writes the workbooks in the order in which they were published: one a
// month for the city, one for each park that was late, the corrections, and
// the land areas.
func Files(o Options) ([]File, error) {
	if o.Years == 0 {
		o.Years = 3
	}
	if o.Years < 1 || o.Years > MaxYears {
		return nil, park.Invalidf("sample_years", "years %d: the sample reaches back 1 to %d years", o.Years, MaxYears)
	}
	if o.Parks < 0 || o.Parks > MaxParks {
		return nil, park.Invalidf("sample_parks", "parks %d: a wide city has 1 to %d", o.Parks, MaxParks)
	}
	acts := script(invent(), lastYear-o.Years+1)
	if o.Parks > 0 {
		acts = wideScript(invent(), lastYear-o.Years+1, o.Parks)
	}
	files := make([]File, len(acts))
	for i, a := range acts {
		bytes, err := a.book.Bytes()
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", a.Name, err)
		}
		files[i] = a.File
		files[i].Bytes = bytes
	}
	return files, nil
}

// Script lists the acts of the files, for people: acts.json.
func Script(files []File) []byte {
	type act struct {
		File        string `json:"file"`
		SentBy      string `json:"sent_by"`
		SentAt      string `json:"sent_at"`
		SubmittedAt string `json:"submitted_at"`
		PublishedBy string `json:"published_by"`
		PublishedAt string `json:"published_at"`
		Reason      string `json:"reason,omitempty"`
	}
	acts := make([]act, len(files))
	at := func(m park.Moment) string { return m.In(park.Beijing).Format(time.RFC3339) }
	for i, f := range files {
		acts[i] = act{f.Name, f.SentBy, at(f.SentAt), at(f.SubmittedAt), f.PublishedBy, at(f.PublishedAt), f.Reason}
	}
	out, err := json.MarshalIndent(acts, "", "  ")
	if err != nil {
		panic(err) // strings only
	}
	return append(out, '\n')
}

// inOrder sorts acts by the moment of publishing.
func inOrder(acts []act) []act {
	slices.SortStableFunc(acts, func(a, b act) int { return a.PublishedAt.Compare(b.PublishedAt) })
	return acts
}
