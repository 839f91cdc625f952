package handlers

import (
	"net/http"
	"strings"
	"testing"
)

func TestAComparisonTakesTwoToFourKnownParks(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"), figure("metals", "2023-06", "output", "5400000", "万元"))
	leader := b.as("leader")
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/compare":                         {http.StatusOK, "选2至4个园区"},
		"/compare?parks=rare-earth,metals": {http.StatusOK, "compare-amount"},
		"/compare?parks=rare-earth&parks=metals&period=2023-06":                        {http.StatusOK, "compare-amount"},
		"/compare?parks=rare-earth,rare-earth":                                         {http.StatusUnprocessableEntity, "现在只选了1个"},
		"/compare?parks=":                                                              {http.StatusUnprocessableEntity, "现在只选了0个"},
		"/compare?parks=rare-earth,equipment,metals,aluminium,jiuyuan":                 {http.StatusUnprocessableEntity, "现在选了5个"},
		"/compare?parks=rare-earth,atlantis":                                           {http.StatusUnprocessableEntity, "没有园区 atlantis"},
		"/compare?parks=%3C%2Fscript%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E,rare-earth": {http.StatusUnprocessableEntity, "&lt;/script&gt;"},
		"/compare?parks=rare-earth,metals&period=2022-06":                              {http.StatusNotFound, "2022-06"},
		"/parks":                {http.StatusOK, "稀土高新区"},
		"/parks?sort=%3Cb%3E":   {http.StatusUnprocessableEntity, "不能按“&lt;b&gt;”排序"},
		"/parks?page=-1":        {http.StatusUnprocessableEntity, ""},
		"/parks?sort=output":    {http.StatusOK, "aria-sort"},
		"/parks?period=2023-01": {http.StatusUnprocessableEntity, "没有单独的1月"},
	} {
		page := leader.get(path).want(t, want.status)
		if !strings.Contains(page.body, want.says) {
			t.Errorf("%s does not say %q", path, want.says)
		}
	}
}
