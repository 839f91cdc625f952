package main

import (
	"context"
	"fmt"

	"parkboard/internal/catalog"
	"parkboard/internal/enterprise"
	"parkboard/internal/park"
	"parkboard/internal/sample"
	"parkboard/store"
)

// enterprises loads the invented enterprises through the reading and the acts of
// a real workbook.
func (l *loading) enterprises(ctx context.Context) error {
	kept, err := l.db.EnterpriseUploads(ctx, park.Moment{})
	if err != nil || len(kept) > 0 {
		return err
	}
	f, err := sample.Enterprises()
	if err != nil {
		return err
	}
	d := enterprise.Read(ctx, enterprise.Request{Name: f.Name, Bytes: f.Bytes, Catalogue: catalog.Default()})
	errs, questions := d.Counts()
	if errs+questions > 0 {
		return fmt.Errorf("%s: %s", f.Name, d.Issues[0].Message().EN)
	}
	id, err := l.db.ReceiveEnterprises(ctx, f.Sent(), store.ReceivedEnterprises{
		FileName: f.Name, Bytes: f.Bytes, Year: d.Year, Parks: d.Parks, Enterprises: len(d.Enterprises), Sample: true,
	})
	if err != nil {
		return err
	}
	return l.db.PublishEnterprises(ctx, f.Published(), id, d.Enterprises, "")
}
