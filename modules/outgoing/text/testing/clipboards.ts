/** What Word 365 puts on the clipboard: styles of its own, conditional comments, lists as paragraphs with painted numbers. */
export const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/staf/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:"Bookman Old Style";} p.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:12.0pt;} --></style>
</head>
<body lang=IN style='tab-interval:36.0pt'>
<!--StartFragment-->
<h1 style='text-align:center'><span style='font-size:14.0pt;font-family:"Bookman Old Style";color:black'>LAPORAN<o:p></o:p></span></h1>
<p class=MsoNormal style='text-align:justify;text-indent:36.0pt;line-height:150%'><span style='font-size:12.0pt;
font-family:"Bookman Old Style",serif;mso-bidi-font-family:Arial;color:#1F1F1F;background:yellow'>Berdasarkan
<b style='mso-bidi-font-weight:normal'>Surat Edaran</b> Nomor <i>470/12</i>,<span style='mso-spacerun:yes'>   </span>bersama ini <u>kami</u> sampaikan&nbsp;hal berikut:<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l1 level1 lfo1'><![if !supportLists]><span style='mso-fareast-font-family:"Bookman Old Style"'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span>Data penduduk;<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l1 level2 lfo1'><!--[if !supportLists]--><span><span style='mso-list:Ignore'>a.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><!--[endif]--><span>per kecamatan;</span></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l1 level2 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>b.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>per desa;</span></p>
<p class=MsoListParagraphCxSpLast style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l1 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Peta wilayah.</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo2'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Segera</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=200 rowspan=2 valign=top style='width:149.75pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'><p class=MsoNormal align=center style='text-align:center'><b>Kecamatan<o:p></o:p></b></p></td>
  <td width=400 colspan=2 style='width:300pt;background:#D9D9D9'><p class=MsoNormal>Jumlah<o:p></o:p></p></td>
 </tr>
 <tr><td><p class=MsoNormal>L</p></td><td><p class=MsoNormal>P</p></td></tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'><td><p class=MsoNormal>Arunika</p></td><td><p class=MsoNormal>10</p></td><td><p class=MsoNormal>12</p></td></tr>
 <![if !supportMisalignedColumns]><tr height=0><td width=200 style='border:none'></td></tr><![endif]>
</table>
<p class=MsoNormal><a href="https://evil.example/?q=1" style='text-decoration:underline'>tautan</a> dan <img width=300 src="file:///C:/clip_image002.jpg" onerror="alert(1)">gambar<span style='mso-comment-continued:1'><span class=MsoCommentReference>[SM1]</span></span></p>
<br clear=all style='mso-special-character:line-break;page-break-before:always'>
<p class=MsoNormal>Halaman <span style='display:none;mso-hide:all'>rahasia</span>dua<script>alert(1)</script></p>
<!--EndFragment-->
</body>
</html>`;

/** What LibreOffice Writer puts there: old tags, attributes for the look, lists below an item behind it. */
export const fromLibreOffice = `<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
<style type="text/css">p { margin-bottom: 0.25cm; line-height: 115%; background: transparent } a:link { color: #000080 }</style></head>
<body lang="id-ID" link="#000080" vlink="#800000" dir="ltr">
<h2 class="western">Dasar</h2>
<p align="justify" style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt">Dengan <b>hormat</b>, <span style="font-weight: normal">kami</span> mengundang <font color="#ff0000">Saudara</font></font></font></p>
<ol type="a">
	<li><p style="margin-bottom: 0cm">Kepala Dinas</p></li>
	<ol start="3">
		<li><p>Sekretaris</p></li>
	</ol>
	<li><p>Camat</p></li>
</ol>
<ul><li><p>satu<br/>
baris lain</p></li></ul>
<table width="665" cellpadding="4" cellspacing="0"><col width="319"/><col width="319"/>
<thead><tr valign="top"><th width="319" style="border: 1px solid #000000"><p>Nama</p></th><th><p>Jabatan</p></th></tr></thead>
<tbody><tr><td><p>Rina</p></td><td><p align="right">Camat</p></td></tr></tbody></table>
<p style="margin-bottom: 0cm"><br/>
</p>
<p class="western" style="page-break-before: always">Lampiran</p>
</body></html>`;
