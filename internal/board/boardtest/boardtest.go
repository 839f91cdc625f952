// Package boardtest makes small, deterministic facts for tests: a city of
// seven parks with the gaps and oddities that pages must stand. Nothing in it
// is true, and no product code imports it.
package boardtest

import (
	"fmt"
	"time"

	"parkboard/internal/board"
	"parkboard/internal/park"
)

// First is the moment from which Row counts its publishing moments.
var First = time.Date(2021, 3, 20, 2, 0, 0, 0, time.UTC)

// Period reads 2023-06 and panics on anything else.
func Period(s string) park.Period {
	p, err := park.ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// Quantity reads a plain decimal and panics on anything else.
func Quantity(s string) park.Quantity {
	q, err := park.ParseQuantity(s)
	if err != nil {
		panic(err)
	}
	return q
}

// Row is one published figure. Its upload is published that many hours after
// First, so that of two rows the one of the higher upload is newer.
func Row(upload int64, parkCode, period, indicator string, m park.Measure, value string) park.Published {
	return park.Published{
		Figure: park.Figure{
			Park: parkCode, Period: Period(period), Indicator: indicator, Measure: m,
			Value: Quantity(value), Source: park.Source{Sheet: "Sheet1", Cell: "C5", Text: value},
		},
		ID: upload * 10_000, Upload: upload, PublishedAt: First.Add(time.Duration(upload) * time.Hour),
	}
}

// Area is a ledger entry of industrial land, recorded the given hours after
// First.
func Area(hours int, parkCode string, effective park.Date, mu, document string) park.Land {
	return park.Land{
		ID: int64(hours), Park: parkCode, Basis: park.Industrial, Area: Quantity(mu), Effective: effective,
		Document: document, RecordedAt: First.Add(time.Duration(hours) * time.Hour), Actor: "admin",
	}
}

// Board is the board of City.
func Board() *board.Board { return board.New(City()) }

// Last is the latest period of City.
var Last = park.Period{Year: 2023, Month: 6}

func cellName(column, row int) string { return fmt.Sprintf("%c%d", 'A'+column%26, row) }
