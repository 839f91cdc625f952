package sample_test

import (
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sample"
)

func TestAWideCityIsReadWithoutAQuestion(t *testing.T) {
	t.Parallel()
	const parks, years = 40, 2
	files, err := sample.Files(sample.Options{Years: years, Parks: parks})
	if err != nil || len(files) != 1+11+9 {
		t.Fatal(len(files), err)
	}
	city, err := catalog.Read("wide.yaml", catalog.Other("wide", park.Text{ZH: "广域市", EN: "Wide City"}, sample.Wide(parks)))
	if err != nil {
		t.Fatal(err)
	}
	var live []park.Published
	for n, f := range files {
		d := intake.Read(t.Context(), intake.Request{Name: f.Name, Bytes: f.Bytes, SentAt: f.SentAt, Catalogue: city, History: park.NewLedger(live)})
		for _, i := range d.Issues {
			if i.Severity != park.Remark {
				t.Errorf("%s %s %s: %s", f.Name, i.Sheet, i.Cell, i.Message().EN)
			}
		}
		if len(d.Parks) != parks {
			t.Errorf("%s speaks of %d parks", f.Name, len(d.Parks))
		}
		for _, figure := range d.Figures {
			live = append(live, park.Published{Figure: figure, ID: int64(len(live) + 1), Upload: int64(n + 1), PublishedAt: f.PublishedAt})
		}
	}
	if _, err := sample.Files(sample.Options{Parks: sample.MaxParks + 1}); park.KindOf(err) != park.Invalid {
		t.Errorf("too many parks: %v", err)
	}
}
