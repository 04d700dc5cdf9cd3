/**
 * The State Council's notices on public holidays since 2010, by the year that they arrange: number, day of the
 * document, address. `alsoChanges`: years before it in which a New Year's arrangement touches December.
 */
const office = (year, number, issuedOn, url, more = {}) => ({
  year,
  document: `国务院办公厅关于${year}年部分节假日安排的通知（国办发明电${number}）`,
  issuedOn,
  url: `https://www.gov.cn/zhengce/zhengceku/${url}.htm`,
  ...more,
});

export const notices = [
  office(2010, '〔2009〕27号', '2009-12-07', '2009-12/08/content_1476'),
  office(2011, '〔2010〕40号', '2010-12-09', '2010-12/10/content_1423'),
  office(2012, '〔2011〕45号', '2011-12-05', '2011-12/06/content_1411', { alsoChanges: [2011] }),
  office(2013, '〔2012〕33号', '2012-12-08', '2012-12/10/content_1353'),
  office(2014, '〔2013〕28号', '2013-12-11', '2014-01/02/content_1194'),
  office(2015, '〔2014〕28号', '2014-12-16', '2014-12/16/content_9302'),
  office(2015, '', '2015-05-13', '2015-05/13/content_9742', {
    document:
      '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知（国发明电〔2015〕1号）',
  }),
  office(2016, '〔2015〕18号', '2015-12-10', '2015-12/10/content_10394'),
  office(2017, '〔2016〕17号', '2016-12-01', '2016-12/01/content_5141603'),
  office(2018, '〔2017〕12号', '2017-11-30', '2017-11/30/content_5243579'),
  office(2019, '〔2018〕15号', '2018-12-04', '2018-12/06/content_5346276', { alsoChanges: [2018] }),
  office(2019, '', '2019-03-22', '2019-03/22/content_5375877', {
    document: '国务院办公厅关于调整2019年劳动节假期安排的通知（国办发明电〔2019〕3号）',
  }),
  office(2020, '〔2019〕16号', '2019-11-21', '2019-11/21/content_5454164'),
  office(2020, '', '2020-01-26', '2020-01/27/content_5472352', {
    document: '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）',
  }),
  office(2021, '〔2020〕27号', '2020-11-25', '2020-11/25/content_5564127'),
  office(2022, '〔2021〕11号', '2021-10-25', '2021-10/25/content_5644835'),
  office(2023, '〔2022〕16号', '2022-12-08', '2022-12/08/content_5730844', { alsoChanges: [2022] }),
  office(2024, '〔2023〕7号', '2023-10-25', '202310/content_6911528'),
  office(2025, '〔2024〕12号', '2024-11-12', '202411/content_6986383'),
  office(2026, '〔2025〕7号', '2025-11-04', '202511/content_7047091'),
];
