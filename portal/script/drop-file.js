// A file may be dropped anywhere on the page; what is too large is told before it is sent. Without this the form does all.
for (const form of document.querySelectorAll('form[data-drop]')) {
  const input = form.querySelector('input[type=file]');
  const button = form.querySelector('button');
  const over = (is) => form.classList.toggle('over', is);
  form.classList.add('drops');
  const isFit = () => {
    const [file] = input.files;
    input.setCustomValidity(file && file.size > Number(form.dataset.drop) ? form.dataset.tooLarge : '');
    return input.reportValidity();
  };
  input.addEventListener('change', isFit);
  addEventListener('dragover', (event) => {
    event.preventDefault();
    over(true);
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) over(false);
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    over(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    const one = new DataTransfer();
    one.items.add(file);
    input.files = one.files;
    if (isFit()) form.requestSubmit();
  });
  form.addEventListener('submit', () => {
    button.textContent = form.dataset.busy;
    button.disabled = true;
  });
  // Whoever comes back finds the form as it was.
  const word = button.textContent;
  addEventListener('pageshow', () => {
    button.textContent = word;
    button.disabled = false;
  });
}
