// Tables that are long can be searched and sorted; without script they are all there.
document.querySelectorAll('.scroll table').forEach(function (table) {
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  if (rows.length < 8) return;
  var name = table.caption.textContent;
  var value = function (row, column) {
    var cell = row.cells[column];
    var text = cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
    return { text: text, number: text === '' ? NaN : Number(text) };
  };
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    if (!head.textContent) return;
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.textContent = '';
    head.appendChild(button);
    button.addEventListener('click', function () {
      var down = head.getAttribute('aria-sort') === 'ascending';
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) {
        other.removeAttribute('aria-sort');
      });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      rows.slice().sort(function (a, b) {
        var x = value(a, column), y = value(b, column);
        if (x.text === '' || y.text === '') return (x.text === '') - (y.text === '');
        var both = !isNaN(x.number) && !isNaN(y.number);
        var order = both ? x.number - y.number : x.text.localeCompare(y.text);
        return down ? -order : order;
      }).forEach(function (row) { body.appendChild(row); });
    });
  });
  var label = document.createElement('label');
  label.className = 'find';
  var words = document.createElement('span');
  words.textContent = 'Find in this table';
  var hidden = document.createElement('span');
  hidden.className = 'hidden';
  hidden.textContent = ': ' + name;
  words.appendChild(hidden);
  var input = document.createElement('input');
  input.type = 'search';
  input.autocomplete = 'off';
  var count = document.createElement('output');
  label.appendChild(words);
  label.appendChild(input);
  label.appendChild(count);
  input.addEventListener('input', function () {
    var wanted = input.value.toLowerCase().trim();
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0;
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = wanted ? shown + ' of ' + rows.length : '';
  });
  table.parentElement.before(label);
});
