package handlers

import (
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/export"
	"parkboard/views"
)

const csvType = "text/csv; charset=utf-8"

// handOut answers with a file to be saved.
func handOut(c echo.Context, name, kind string, file []byte) error {
	c.Response().Header().Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	return c.Blob(http.StatusOK, kind, file)
}

// handOutTable answers with a table as the kind of file that the address ends
// in, .xlsx or .csv.
func (s *site) handOutTable(c echo.Context, v visit, table export.Table, name string) error {
	table.Address = s.wayBack(v)
	if s.Public != "" {
		table.Receipt[3] = v.Say.T("export.receipt.whole")
	}
	if path.Ext(c.Request().URL.Path) == ".csv" {
		file, err := table.CSV()
		if err != nil {
			return err
		}
		return handOut(c, name+".csv", csvType, file)
	}
	file, err := table.Workbook()
	if err != nil {
		return err
	}
	return handOut(c, name+".xlsx", xlsxType, file)
}

// wayBack makes the address of a receipt one that leads from a file to the
// number as the file holds it: as of its data, and whole where the board has a
// public address.
func (s *site) wayBack(v visit) func(string) string {
	moment := views.MomentQuery(v.settled())
	return func(address string) string {
		if address == "" {
			return ""
		}
		if !strings.Contains(address, "asof=") {
			address = views.WithMoment(address, "&", moment)
		}
		return s.Public + address
	}
}
